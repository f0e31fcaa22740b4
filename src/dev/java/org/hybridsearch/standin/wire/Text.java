package org.hybridsearch.standin.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a service model says of a string.
 *
 * @param min the least number of characters
 * @param max the most
 * @param pattern what the whole of it must match, empty for anything
 */
public record Text(int min, int max, Optional<Pattern> pattern) {

  /** Only a length. */
  public static Text of(int min, int max) {
    return new Text(min, max, Optional.empty());
  }

  /** A length and a pattern. */
  public static Text of(int min, int max, String pattern) {
    return new Text(min, max, Optional.of(Pattern.compile(pattern)));
  }

  /** Which constraint a value breaks, in the words of AWS; empty when it breaks none. */
  public Optional<String> broken(String value) {
    int length = value.codePointCount(0, value.length());
    if (length > max) {
      return Optional.of("Member must have length less than or equal to " + max);
    }
    if (length < min) {
      return Optional.of("Member must have length greater than or equal to " + min);
    }
    return pattern.filter(regex -> !regex.matcher(value).matches())
        .map(regex -> "Member must satisfy regular expression pattern: " + regex);
  }
}
