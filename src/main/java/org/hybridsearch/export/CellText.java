package org.hybridsearch.export;

/**
 * Text as a cell may hold it. Personalize wants a record on one line and reads a backslash as an escape, where RFC 4180 doubles
 * quotation marks: without line ends, backslashes and quotation marks both read the same, and no model misses them.
 */
final class CellText {

  /** Limits of Personalize. */
  static final int LONGEST_VALUE = 1_000;
  static final int LONGEST_PROSE = 20_000;
  /** Stands between the values of one cell. */
  static final char SEPARATOR = '|';

  private CellText() {}

  /** Prose, shortened where it is too long. */
  static String prose(String text) {
    return cut(plain(text), LONGEST_PROSE);
  }

  /** One value of a category, shortened where it is too long. */
  static String value(String text) {
    return cut(plain(text).replace(SEPARATOR, '/'), LONGEST_VALUE);
  }

  /** Whether an id reaches Personalize as it is: an id cannot be changed. */
  static boolean importable(String id) {
    return id.equals(plain(id));
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().forEach(letter -> plain.append(switch (letter) {
      case '"' -> '\'';
      case '\\' -> '/';
      case '\u2028', '\u2029' -> ' ';
      default -> Character.isISOControl(letter) ? ' ' : (char) letter;
    }));
    return plain.toString().strip();
  }

  /** The text, or as much of its beginning as is allowed, without half a letter at its end. */
  static String cut(String text, int longest) {
    if (text.length() <= longest || longest == 0) {
      return longest == 0 ? "" : text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }
}
