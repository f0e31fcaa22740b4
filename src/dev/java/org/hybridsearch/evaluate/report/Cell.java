package org.hybridsearch.evaluate.report;

import org.hybridsearch.opensearch.Json;

/** What stands in one cell of a {@link Table}. */
public sealed interface Cell {

  /** Words. */
  record Text(String value) implements Cell {}

  /** A measured number, finite. */
  record Decimal(double value) implements Cell {
    public Decimal {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("A table holds finite numbers: where there is none, the cell is empty");
      }
    }
  }

  /** A whole number. */
  record Whole(long value) implements Cell {}

  /** Nothing was measured; {@code null} in JSON. */
  record Empty() implements Cell {}

  static Cell of(String value) {
    return new Text(value);
  }

  /** A measured number; empty where it is NaN or infinite, which is how a measurement says that it has none. */
  static Cell of(double value) {
    return Double.isFinite(value) ? new Decimal(value) : new Empty();
  }

  static Cell of(long value) {
    return new Whole(value);
  }

  static Cell empty() {
    return new Empty();
  }

  /** In full precision. */
  default Json json() {
    return switch (this) {
      case Text text -> Json.string(text.value());
      case Decimal decimal -> Json.number(decimal.value());
      case Whole whole -> Json.integer(whole.value());
      case Empty ignored -> out -> out.writeNull();
    };
  }

  /** For a reader; decimals as the column asks for. */
  default String text(Column column) {
    return switch (this) {
      case Text text -> text.value();
      case Decimal decimal -> column.format(decimal.value());
      case Whole whole -> Long.toString(whole.value());
      case Empty ignored -> "";
    };
  }
}
