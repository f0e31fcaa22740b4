package org.hybridsearch.retrieve;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How sure a correction is by its words alone. Pure.
 *
 * @param blanks whether blanks alone are corrected: the very letters that were typed are in the catalogue
 * @param borneOut whether a word of some length stands beside what is corrected, so that the catalogue has both together
 * @param brief whether no word that was typed has more than three characters
 */
record Mistake(boolean blanks, boolean borneOut, boolean brief) {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int SHORT = 3; // as are most words that mean nothing of their own

  static Mistake of(String typed, String corrected) {
    List<String> kept = words(corrected);
    List<String> words = words(typed);
    return new Mistake(String.join("", words).equals(String.join("", kept)),
        words.stream().anyMatch(word -> isLong(word) && kept.contains(word)),
        words.stream().noneMatch(Mistake::isLong));
  }

  private static List<String> words(String text) {
    return BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
  }

  private static boolean isLong(String word) {
    return word.codePointCount(0, word.length()) > SHORT;
  }
}
