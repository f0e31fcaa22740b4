package org.hybridsearch.evaluate.collection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The lines of a file of cells. */
final class Cells {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Cells() {}

  /**
   * A line.
   *
   * @param number from 1
   * @param cells stripped
   */
  record Line(long number, List<String> cells) {

    /** Whether the line is a head, whose first cell is one of the names; case, blanks and underscores make no difference. */
    boolean begins(List<String> names) {
      return names.contains(cells.getFirst().replaceAll("[_ -]", "").toLowerCase(Locale.ROOT));
    }
  }

  /** Whether the file's name says that commas separate its cells. */
  static boolean commas(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** Cells between commas, which may be quoted (RFC 4180). Empty lines are left out. */
  static List<Line> commaSeparated(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file);
        CSVParser parser = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(in)) {
      List<Line> lines = new ArrayList<>();
      parser.forEach(cells -> lines.add(line(parser.getCurrentLineNumber(), cells.toList())));
      return lines;
    } catch (CharacterCodingException e) {
      throw new BadFile(file, "is not UTF-8");
    } catch (UncheckedIOException e) {
      throw new BadFile(file, "is no CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new BadFile(file, "cannot be read: " + e.getMessage());
    }
  }

  /** Cells between single tabs. Empty lines are left out. */
  static List<Line> tabSeparated(Path file) {
    return split(file, Pattern.compile("\t"));
  }

  /** Cells between white space. Empty lines are left out. */
  static List<Line> blankSeparated(Path file) {
    return split(file, BLANKS);
  }

  private static List<Line> split(Path file, Pattern separator) {
    try {
      List<String> texts = Files.readAllLines(file);
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        if (!texts.get(i).isBlank()) {
          lines.add(line(i + 1, List.of(separator.split(texts.get(i).strip(), -1))));
        }
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new BadFile(file, "is not UTF-8");
    } catch (IOException e) {
      throw new BadFile(file, "cannot be read: " + e.getMessage());
    }
  }

  private static Line line(long number, List<String> cells) {
    return new Line(number, cells.stream().map(cell -> cell.replace(BYTE_ORDER_MARK, "").strip()).toList());
  }
}
