package org.hybridsearch.behaviour.clicks;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes one of queries that differ in writing alone. */
final class QueryText {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private QueryText() {}

  /** Compatibility forms and letter cases made one (Unicode NFKC, lower case), no blanks around it, single ones within. */
  static String normalized(String query) {
    String folded = Normalizer.normalize(query, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACES.matcher(folded).replaceAll(" ").strip();
  }
}
