package org.hybridsearch.api.request;

import java.util.regex.Pattern;
import org.hybridsearch.api.input.RangeInput;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.SearchException.BadInput;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of filters. Each field has a largest number, well inside what the engine's type for it holds, since an engine answers
 * a number beyond its type with an error.
 */
final class Ranges {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?");
  private static final double LARGEST = 1e15;
  /** The end of the year 9999. */
  private static final double LARGEST_TIME = 253_402_300_799d;

  private Ranges() {}

  /** A range that fits its field. */
  static Filter.Range read(ItemField field, RangeInput range) {
    if (field.kind() == Kind.KEYWORD || field.kind() == Kind.BOOLEAN) {
      throw new BadInput("A range needs a number or createdAt: use in or exists for this field.");
    }
    if (range.from() == null && range.to() == null) {
      throw new BadInput("A range needs from, to or both.");
    }
    double from = end(field, range.from(), Double.NEGATIVE_INFINITY);
    double to = end(field, range.to(), Double.POSITIVE_INFINITY);
    if (from > to) {
      throw new BadInput("A range's from must not be above its to.");
    }
    return new Filter.Range(field, from, to);
  }

  /** Checks that a value of {@code in} is a number that fits its field. */
  static void number(ItemField field, String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new BadInput("A filter's in takes numbers in plain decimal form for a number, such as 9.95.");
    }
    bounded(field, Double.parseDouble(value));
  }

  private static double end(ItemField field, @Nullable Double value, double open) {
    return value == null ? open : bounded(field, value);
  }

  private static double bounded(ItemField field, double value) {
    double largest = largest(field);
    if (!(Math.abs(value) <= largest)) {
      throw new BadInput("A number of in, or of a range's from and to, must be finite and fit its field.");
    }
    return value == 0 ? 0.0 : value;
  }

  private static double largest(ItemField field) {
    return switch (field.name()) {
      case "ratingCount" -> Integer.MAX_VALUE;
      case "createdAt" -> LARGEST_TIME;
      default -> LARGEST;
    };
  }
}
