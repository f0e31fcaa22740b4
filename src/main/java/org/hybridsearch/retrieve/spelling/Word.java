package org.hybridsearch.retrieve.spelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
          ? "" : nearer(word.path("options").path(0), otherFirst.path(i).path("options").path(0))));
    }
    return words;
  }

  /** Of equally near ones the one with the same first letter. */
  private static String nearer(JsonNode sameFirst, JsonNode otherFirst) {
    JsonNode best = otherFirst.path("score").asDouble() > sameFirst.path("score").asDouble() ? otherFirst : sameFirst;
    return best.path("text").asText();
  }
}
