package org.hybridsearch.evaluate.personal;

import java.util.Arrays;
import java.util.List;

/**
 * What a shopper who is to take an item might have searched for: the name of its innermost category; where it has none, the last
 * two words of its title, which in most languages of trade name the thing, with what is in brackets and words with digits left
 * out. So the query says what kind of thing is wanted, and only the shopper says which.
 */
public final class QueryOf {

  private static final int WORDS = 2;

  private QueryOf() {}

  /** The query for an item; empty when neither says anything. */
  public static String item(String title, List<String> categories) {
    if (!categories.isEmpty()) {
      return categories.getLast();
    }
    List<String> words = Arrays.stream(title.replaceAll("[(\\[].*?[)\\]]", " ").strip().split("\\s+"))
        .filter(word -> !word.isEmpty() && word.chars().noneMatch(Character::isDigit)).toList();
    return String.join(" ", words.subList(Math.max(0, words.size() - WORDS), words.size()));
  }
}
