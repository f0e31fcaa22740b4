package org.hybridsearch.suggest.phrase;

/**
 * Finds what was typed at a place of a text, with typos forgiven: none in up to three characters, one in up to seven, two in more.
 * A typo is one character too many, missing, wrong, or swapped with the next one (optimal string alignment; Boytsov, "Indexing
 * methods for approximate dictionary searching", ACM JEA 2011); the first character must be right. Pure.
 */
final class Typos {

  /** Says that a text does not continue as typed. */
  static final int NONE = -1;

  private static final int SHORT = 4;
  private static final int LONG = 8;

  private Typos() {}

  /** How many typos are forgiven. */
  static int forgiven(String typed) {
    int length = typed.codePointCount(0, typed.length());
    return length < SHORT ? 0 : length < LONG ? 1 : 2;
  }

  /** Where in the text ends what was typed, as exactly as can be; {@link #NONE} when more typos would have to be forgiven. */
  static int end(String typed, String text, int from) {
    if (text.startsWith(typed, from)) {
      return from + typed.length();
    }
    int most = forgiven(typed);
    boolean possible = most > 0 && from < text.length() && text.charAt(from) == typed.charAt(0);
    return possible ? aligned(typed, text, from, most) : NONE;
  }

  private static int aligned(String typed, String text, int from, int most) {
    int width = Math.min(text.length() - from, typed.length() + most);
    int[] before = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int column = 0; column <= width; column++) {
      last[column] = column;
    }
    for (int i = 1; i <= typed.length(); i++) {
      row[0] = i;
      int best = i;
      for (int j = 1; j <= width; j++) {
        row[j] = cost(typed, text, from, i, j, before, last, row);
        best = Math.min(best, row[j]);
      }
      if (best > most) {
        return NONE;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    int end = nearest(last, typed.length(), from, most);
    return end != NONE && text.charAt(end - 1) == ' ' ? end - 1 : end; // nobody means to type the space
  }

  private static int cost(String typed, String text, int from, int i, int j, int[] before, int[] last, int[] row) {
    char one = typed.charAt(i - 1);
    char other = text.charAt(from + j - 1);
    int cost = Math.min(last[j - 1] + (one == other ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
    boolean swapped = i > 1 && j > 1 && one == text.charAt(from + j - 2) && typed.charAt(i - 2) == other;
    return swapped ? Math.min(cost, before[j - 2] + 1) : cost;
  }

  /** The end with the fewest typos; of several, the one that leaves as many characters as were typed. */
  private static int nearest(int[] costs, int length, int from, int most) {
    int best = NONE;
    for (int j = 1; j < costs.length; j++) {
      boolean nearer = best == NONE || costs[j] < costs[best]
          || costs[j] == costs[best] && Math.abs(j - length) < Math.abs(best - length);
      if (costs[j] <= most && nearer) {
        best = j;
      }
    }
    return best == NONE ? NONE : from + best;
  }
}
