package org.hybridsearch.model;

import java.util.List;

/** A condition on one field of an item. The field is already validated against {@link ItemField}. */
public sealed interface Filter {

  /** The engine's name of the field, for example {@code brand} or {@code attributes.color}. */
  ItemField field();

  /** Holds when the field has one of the values; never empty. */
  record In(ItemField field, List<String> values) implements Filter {
    public In {
      values = List.copyOf(values);
    }
  }

  /** Holds when the field lies between both ends, inclusive; an open end is an infinity. {@code from <= to}. */
  record Range(ItemField field, double from, double to) implements Filter {
    public Range {
      if (!(from <= to)) {
        throw new IllegalArgumentException("A range needs from <= to");
      }
    }
  }

  /** Holds when the field has a value ({@code present}) or has none. */
  record Exists(ItemField field, boolean present) implements Filter {}
}
