package org.hybridsearch.behaviour.erase.aws;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a job failed in the words of Personalize, without what it quotes, which may be an id. */
final class Reason {

  /** From the first mark that opens a quotation, no apostrophe, to the last one that closes one; without that, to the end. */
  private static final Pattern QUOTED =
      Pattern.compile("(?:[\"“„«`]|(?<![\\p{L}\\p{N}])['‘])(?:.*[\"”“»`'’](?![\\p{L}\\p{N}])|.*)", Pattern.DOTALL);
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{C}]+");

  private Reason() {}

  /** Empty where there is none. */
  static String plain(@Nullable String words) {
    return BLANK.matcher(QUOTED.matcher(words == null ? "" : words).replaceAll("…")).replaceAll(" ").strip();
  }
}
