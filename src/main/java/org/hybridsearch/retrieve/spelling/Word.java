package org.hybridsearch.retrieve.spelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A word of a query.
 *
 * @param text as words are indexed
 * @param offset where it begins in the query, in UTF-16 units
 * @param end where it ends
 * @param nearest the word of the catalogue that is nearest in writing; empty where there is none, or the word is in the catalogue
 */
record Word(String text, int offset, int end, String nearest) {

  private static final int SHORT = 3;

  /** The words in their order. Of a word with digits, as in the name of a model, the nearest is another thing: it has none. */
  static List<Word> read(JsonNode answer) {
    JsonNode sameFirst = answer.path("suggest").path(SpellingRequests.SAME_FIRST);
    JsonNode otherFirst = answer.path("suggest").path(SpellingRequests.OTHER_FIRST);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < sameFirst.size(); i++) {
      JsonNode word = sameFirst.get(i);
      String text = word.path("text").asText();
      int offset = word.path("offset").asInt();
      words.add(new Word(text, offset, offset + word.path("length").asInt(), text.chars().anyMatch(Character::isDigit)
          ? "" : nearer(best(text, word), best(text, otherFirst.path(i)))));
    }
    return words;
  }

  private static JsonNode best(String word, JsonNode proposed) {
    for (JsonNode option : proposed.path("options")) {
      if (word.codePointCount(0, word.length()) > SHORT || isMistypedIn(word, option.path("text").asText())) {
        return option;
      }
    }
    return MissingNode.getInstance();
  }

  /** A short word with another letter is mostly another word; it is not where a letter is missing or two have changed places. */
  private static boolean isMistypedIn(String word, String option) {
    return option.length() > word.length()
        || Arrays.equals(word.codePoints().sorted().toArray(), option.codePoints().sorted().toArray());
  }

  /** Of equally near ones the one with the same first letter. */
  private static String nearer(JsonNode sameFirst, JsonNode otherFirst) {
    JsonNode best = otherFirst.path("score").asDouble() > sameFirst.path("score").asDouble() ? otherFirst : sameFirst;
    return best.path("text").asText();
  }
}
