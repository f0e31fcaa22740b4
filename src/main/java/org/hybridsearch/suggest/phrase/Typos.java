package org.hybridsearch.suggest.phrase;

import java.util.Arrays;

/**
 * Finds what was typed at a place of a text, with typos forgiven, word by word: none in a word of up to three characters, one in one of
 * up to seven, two in a longer one. The last word may go on in the text, the others must end where the text's words do.
 * A typo is one character too many, missing, wrong, or swapped with the next one (optimal string alignment; Boytsov, "Indexing
 * methods for approximate dictionary searching", ACM JEA 2011); the first character must be right. Pure.
 */
final class Typos {

  /** Says that a text does not continue as typed. */
  static final int NONE = -1;

  private static final int[] TOO_MANY = {};
  private static final int SHORT = 4;
  private static final int LONG = 8;

  private Typos() {}

  /** Whether any typo is forgiven in what was typed. */
  static boolean forgives(String typed) {
    return Arrays.stream(typed.split(" ")).anyMatch(word -> forgiven(word) > 0);
  }

  private static int forgiven(String word) {
    int length = word.codePointCount(0, word.length());
    return length < SHORT ? 0 : length < LONG ? 1 : 2;
  }

  /** Where in the text ends what was typed, as exactly as can be; {@link #NONE} when more typos would have to be forgiven. */
  static int end(String typed, String text, int from) {
    if (text.startsWith(typed, from)) {
      return from + typed.length();
    }
    int place = from;
    for (int at = 0; at < typed.length(); ) {
      int space = typed.indexOf(' ', at);
      String word = space < 0 ? typed.substring(at) : typed.substring(at, space);
      int wordEnd = text.indexOf(' ', place) < 0 ? text.length() : text.indexOf(' ', place);
      int end = space < 0 ? begun(word, text, place, wordEnd) : whole(word, text, place, wordEnd);
      if (end == NONE || space < 0) {
        return end;
      }
      at = space + 1;
      place = end + 1;
    }
    return NONE;
  }

  /** The end of a word of the text, if it is the one that was typed. */
  private static int whole(String word, String text, int from, int wordEnd) {
    int[] costs = costs(word, text, from, wordEnd);
    boolean same = costs.length == wordEnd - from + 1 && costs[costs.length - 1] <= forgiven(word) && wordEnd < text.length();
    return same ? wordEnd : NONE;
  }

  /** How far a word of the text is the one that was typed, with the fewest typos; of several ends, the one as long as what was typed. */
  private static int begun(String word, String text, int from, int wordEnd) {
    int[] costs = costs(word, text, from, wordEnd);
    int best = NONE;
    for (int j = 1; j < costs.length; j++) {
      boolean nearer = best == NONE || costs[j] < costs[best]
          || costs[j] == costs[best] && Math.abs(j - word.length()) < Math.abs(best - word.length());
      if (costs[j] <= forgiven(word) && nearer) {
        best = j;
      }
    }
    return best == NONE ? NONE : from + best;
  }

  /** The typos between a word and each beginning of a word of the text, by its length; nothing where there are too many. */
  private static int[] costs(String word, String text, int from, int wordEnd) {
    int most = forgiven(word);
    if (from >= wordEnd || text.charAt(from) != word.charAt(0)) {
      return TOO_MANY;
    }
    int width = Math.min(wordEnd - from, word.length() + most);
    int[] before = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int column = 0; column <= width; column++) {
      last[column] = column;
    }
    for (int i = 1; i <= word.length(); i++) {
      row[0] = i;
      int best = i;
      for (int j = 1; j <= width; j++) {
        row[j] = cost(word, text, from, i, j, before, last, row);
        best = Math.min(best, row[j]);
      }
      if (best > most) {
        return TOO_MANY;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last;
  }

  private static int cost(String typed, String text, int from, int i, int j, int[] before, int[] last, int[] row) {
    char one = typed.charAt(i - 1);
    char other = text.charAt(from + j - 1);
    int cost = Math.min(last[j - 1] + (one == other ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
    boolean swapped = i > 1 && j > 1 && one == text.charAt(from + j - 2) && typed.charAt(i - 2) == other;
    return swapped ? Math.min(cost, before[j - 2] + 1) : cost;
  }
}
