package org.hybridsearch.evaluate.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as text: aligned for a console, or Markdown for a page. Ends with a line break. */
public final class TableText {

  private TableText() {}

  /** Aligned columns: names to the left, values to the right. */
  public static String console(Table table) {
    List<List<String>> lines = table.text();
    int[] widths = widths(lines);
    return lines.stream()
        .map(line -> IntStream.range(0, line.size())
            .mapToObj(i -> padded(line.get(i), widths[i], i == 0))
            .collect(Collectors.joining("  ")).stripTrailing())
        .collect(Collectors.joining("\n", table.name() + "\n", "\n"));
  }

  /** A Markdown table without a heading. */
  public static String markdown(Table table) {
    List<List<String>> lines = table.text();
    String rule = "|---" + "|--:".repeat(table.columns().size()) + "|";
    List<String> rows = lines.stream().map(TableText::markdownRow).toList();
    return rows.getFirst() + "\n" + rule + "\n"
        + rows.stream().skip(1).map(row -> row + "\n").collect(Collectors.joining());
  }

  private static String markdownRow(List<String> cells) {
    return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static int[] widths(List<List<String>> lines) {
    return IntStream.range(0, lines.getFirst().size())
        .map(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
        .toArray();
  }

  private static String padded(String text, int width, boolean left) {
    String space = " ".repeat(width - text.length());
    return left ? text + space : space + text;
  }
}
