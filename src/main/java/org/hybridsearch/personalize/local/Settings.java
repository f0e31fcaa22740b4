package org.hybridsearch.personalize.local;

/** Refuses settings out of range with a sentence that names them. */
final class Settings {

  private static final String PREFIX = "hybridsearch.ranker.local.";

  private Settings() {}

  /** The value, when it is from {@code least} to {@code most}. */
  static double within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(PREFIX + name + " must be from " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** The value, when it is {@code least} or more, and finite. */
  static double atLeast(String name, double value, double least) {
    return within(name, value, least, Double.MAX_VALUE);
  }

  /** The value, when it is above 0 and finite. */
  static double positive(String name, double value) {
    return within(name, value, Double.MIN_NORMAL, Double.MAX_VALUE);
  }
}
