package org.hybridsearch.embed;

/** Makes any string fit for a model: what tokenizers and JSON writers choke on is gone, what a reader sees stays. Pure. */
public final class EmbeddableText {

  /** Stands for a text that has nothing to read: models refuse the empty one. */
  private static final String NOTHING = ".";
  private static final char REPLACEMENT = '\uFFFD';

  private EmbeddableText() {}

  /**
   * The same text, well-formed: lone surrogates replaced by U+FFFD, control characters and runs of white space by one space,
   * cut at {@code limit} without splitting a character. A text with nothing visible in it becomes a full stop.
   *
   * @param limit the most UTF-16 units of the answer, 1 or more
   */
  public static String of(String raw, int limit) {
    StringBuilder clean = new StringBuilder(Math.min(raw.length(), limit));
    boolean gap = false;
    for (int i = 0; i < raw.length() && clean.length() < limit; ) {
      int point = raw.codePointAt(i);
      i += Character.charCount(point);
      if (isGap(point)) {
        gap = true;
      } else if (!append(clean, point, gap, limit)) {
        break;
      } else {
        gap = false;
      }
    }
    return clean.codePoints().anyMatch(EmbeddableText::isVisible) ? clean.toString() : NOTHING;
  }

  /**
   * The same, cut between words where a word ends in the second half of what fits, so that the model reads no half of one.
   *
   * @param limit the most UTF-16 units of the answer, 1 or more
   */
  public static String ofWords(String raw, int limit) {
    String longer = of(raw, limit + 1);
    if (longer.length() <= limit) {
      return longer;
    }
    int space = longer.lastIndexOf(' ', limit);
    return space >= limit / 2 && space > 0 ? longer.substring(0, space) : of(raw, limit);
  }

  /** Tokenizers drop the rest without a trace. */
  private static boolean isVisible(int point) {
    int type = Character.getType(point);
    boolean dropped = type == Character.FORMAT || type == Character.UNASSIGNED || type == Character.PRIVATE_USE;
    return !dropped && point != REPLACEMENT && !isGap(point);
  }

  private static boolean append(StringBuilder clean, int point, boolean gap, int limit) {
    boolean space = gap && !clean.isEmpty();
    if (clean.length() + (space ? 1 : 0) + Character.charCount(point) > limit) {
      return false;
    }
    if (space) {
      clean.append(' ');
    }
    clean.appendCodePoint(isLoneSurrogate(point) ? REPLACEMENT : point);
    return true;
  }

  private static boolean isGap(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
  }

  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
