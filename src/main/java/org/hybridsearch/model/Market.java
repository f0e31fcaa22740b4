package org.hybridsearch.model;

import java.util.regex.Pattern;

/**
 * One catalogue with its language, currency, profile and ranker. Part of every index name and every cache key.
 *
 * @param name 1 to 32 lower-case letters, digits and hyphens, the first one a letter
 */
public record Market(String name) {

  private static final Pattern LEGAL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** The market of a request that names none. */
  public static final Market DEFAULT = new Market("default");

  public Market {
    if (!LEGAL.matcher(name).matches()) {
      throw new IllegalArgumentException("A market's name has 1 to 32 characters of a-z, 0-9 and '-', the first a letter");
    }
  }
}
