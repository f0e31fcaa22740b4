package org.hybridsearch.evaluate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Named columns and rows.
 *
 * @param name unique in its report; a heading and a key
 * @param rowsAre what a row is, the head of its names: "contender", "items"
 * @param columns in the order shown
 * @param rows in the order shown
 */
public record Table(String name, String rowsAre, List<Column> columns, List<Row> rows) {

  /**
   * @param name of the row
   * @param cells one for each column
   */
  public record Row(String name, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "Row %s has %d cells for %d columns".formatted(row.name(), row.cells().size(), columns.size()));
      }
    }
  }

  /** A table without rows yet. */
  public static Table of(String name, String rowsAre, Column... columns) {
    return new Table(name, rowsAre, List.of(columns), List.of());
  }

  /** This table and one more row. */
  public Table with(String row, Cell... cells) {
    return with(row, Arrays.asList(cells));
  }

  /** This table and one more row. */
  public Table with(String row, List<Cell> cells) {
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row(row, cells));
    return new Table(name, rowsAre, columns, more);
  }

  /** This table and one more row of numbers; NaN leaves a cell empty. */
  public Table with(String row, double... numbers) {
    return with(row, Arrays.stream(numbers).mapToObj(Cell::of).toList());
  }

  /** Head and rows as a reader sees them, the row's name first. */
  List<List<String>> text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Stream.concat(Stream.of(rowsAre), columns.stream().map(Column::name)).toList());
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.name()));
      for (int i = 0; i < columns.size(); i++) {
        line.add(row.cells().get(i).text(columns.get(i)));
      }
      lines.add(line);
    }
    return lines;
  }
}
