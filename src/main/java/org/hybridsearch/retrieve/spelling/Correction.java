package org.hybridsearch.retrieve.spelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What may stand in place of one word of a query.
 *
 * @param word as it is indexed
 * @param offset where it begins in the query, in UTF-16 units
 * @param length of what it was made of there
 */
record Correction(String word, int offset, int length, String replacement) {

  /** In the order of the words. Of a word with digits, as in the name of a model, the nearest is another thing: it has none. */
  static List<Correction> read(JsonNode answer) {
    List<Correction> corrections = new ArrayList<>();
    for (JsonNode word : answer.path("suggest").path(SpellingRequests.SUGGESTION)) {
      String text = word.path("text").asText();
      String best = word.path("options").path(0).path("text").asText();
      if (!best.isEmpty() && text.chars().noneMatch(Character::isDigit)) {
        corrections.add(new Correction(text, word.path("offset").asInt(), word.path("length").asInt(), best));
      }
    }
    return corrections;
  }
}
