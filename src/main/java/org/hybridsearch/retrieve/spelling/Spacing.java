package org.hybridsearch.retrieve.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blanks that may be missing from words, or be one too many between them. Pure. */
final class Spacing {

  private static final int SHORTEST = 5; // in UTF-16 units, as is the next: what is shorter is most of two words by chance
  private static final int LONGEST = 30;

  private Spacing() {}

  /** Two words as one; empty where that would make another number, or nothing that is a word. */
  static Optional<String> joined(Word word, Word next) {
    String text = word.text() + next.text();
    boolean number = Character.isDigit(word.text().charAt(word.text().length() - 1)) && Character.isDigit(next.text().charAt(0));
    return number || text.length() > LONGEST ? Optional.empty() : Optional.of(text);
  }

  /** A word as two with a blank between them, in every way that keeps its numbers and characters whole. */
  static List<String> split(Word word) {
    String text = word.text();
    List<String> ways = new ArrayList<>();
    for (int i = 1; text.length() >= SHORTEST && text.length() <= LONGEST && i < text.length(); i++) {
      boolean number = Character.isDigit(text.charAt(i - 1)) && Character.isDigit(text.charAt(i));
      if (!number && !Character.isLowSurrogate(text.charAt(i))) {
        ways.add(text.substring(0, i) + " " + text.substring(i));
      }
    }
    return ways;
  }
}
