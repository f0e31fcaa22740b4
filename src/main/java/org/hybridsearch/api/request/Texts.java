package org.hybridsearch.api.request;

import org.hybridsearch.model.SearchException.BadInput;

/**
 * What every text of a caller must be: whole (no half of a surrogate pair), free of control characters, and of bounded length.
 * Tabs and line ends count as control characters; nothing is silently dropped. Messages name the input, never its value.
 */
final class Texts {

  /** The longest id, in UTF-16 units: what rankers take. */
  static final int MAX_ID = 256;

  private Texts() {}

  /** An id of 1 to 256 characters. */
  static String id(String name, String value) {
    return bounded(name, value, MAX_ID);
  }

  /** A text of 1 to {@code max} UTF-16 units. */
  static String bounded(String name, String value, int max) {
    if (value.isEmpty() || value.length() > max) {
      throw new BadInput(name + " must have 1 to " + max + " characters.");
    }
    return clean(name, value);
  }

  /** A text of any length without control characters and halves of surrogate pairs. */
  static String clean(String name, String value) {
    value.codePoints().forEach(point -> {
      switch (Character.getType(point)) {
        case Character.CONTROL -> throw new BadInput(name + " must not hold control characters: send spaces instead.");
        case Character.SURROGATE -> throw new BadInput(name + " must be valid Unicode: it holds half of a surrogate pair.");
        default -> { }
      }
    });
    return value;
  }
}
