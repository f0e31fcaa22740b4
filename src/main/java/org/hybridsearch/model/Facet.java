package org.hybridsearch.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How the matches spread over one field.
 *
 * @param field its public name
 * @param values most frequent first, ties by value, then the selected ones that are not among the most frequent; or the ranges in
 *     the order asked for, then other selected ones
 * @param minimum of the counted items; empty where the field holds no numbers or no counted item has one
 * @param maximum likewise
 */
public record Facet(String field, List<Value> values, OptionalDouble minimum, OptionalDouble maximum) {

  public Facet {
    values = List.copyOf(values);
  }

  /**
   * One value or range.
   *
   * @param value what a filter's {@code in} takes; of a range its ends, for people to read
   * @param count of items, or of groups of them where items come in groups
   * @param selected whether a filter of the search asks for it
   * @param from the range's end; infinite where it is open, and for plain values
   * @param to likewise
   */
  public record Value(String value, long count, boolean selected, double from, double to) {

    /** A plain value. */
    public Value(String value, long count, boolean selected) {
      this(value, count, selected, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
  }
}
