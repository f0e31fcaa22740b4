package org.hybridsearch.personalize.local;

/** Refuses settings out of range with a sentence that names them. */
final class Range {

  private static final String PREFIX = "hybridsearch.ranker.local.";

  private Range() {}

  /** The value, when it is from {@code least} to {@code most}. */
  static double within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(PREFIX + name + " must be from " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** The value, when it is {@code least} or more, and finite. */
  static double atLeast(String name, double value, double least) {
    if (!(value >= least) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(PREFIX + name + " must be " + least + " or more, not " + value);
    }
    return value;
  }

  /** The value, when it is above 0 and finite. */
  static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(PREFIX + name + " must be above 0, not " + value);
    }
    return value;
  }
}
