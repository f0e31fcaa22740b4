package org.hybridsearch.retrieve.spelling;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.query.SearchBody;

/** The requests about words. Pure. */
final class SpellingRequests {

  static final String SUGGESTION = "words";
  private static final String FIELD = "words"; // every word of every text field, as it is written
  private static final String COUNTS = "known";

  private static final int SHORTEST = 4; // each word of three letters has neighbours that mean something else
  private static final int UNTOUCHED = 1; // hardly anybody mistypes the first letter, and it spares most of the dictionary
  // 1 - edits / letters: one edit from four letters on, two from six. The engine knows code points, not letters of one script.
  private static final double LEAST_SIMILARITY = 0.65;

  private SpellingRequests() {}

  /** For each word that no item has the nearest that some item has; of equally near ones the most frequent. */
  static EngineRequest suggest(SearchPlan plan, Duration timeout) {
    Json term = object(
        member("field", FIELD),
        member("suggest_mode", "missing"),
        member("size", 1),
        member("max_edits", 2),
        member("min_word_length", SHORTEST),
        member("prefix_length", UNTOUCHED),
        member("accuracy", LEAST_SIMILARITY));
    return SearchBody.on(plan, object(
        member("size", 0),
        member("track_total_hits", false),
        member("suggest", object(
            member("text", plan.request().query()),
            member(SUGGESTION, object(member("term", term)))))), timeout);
  }

  /** Whether there are items with each of the words. */
  static EngineRequest count(SearchPlan plan, List<String> words, Duration timeout) {
    List<Json.Member> filters = words.stream()
        .map(word -> member(word, object(member("term", object(member(FIELD, word)))))).toList();
    return SearchBody.on(plan, object(
        member("size", 0),
        member("track_total_hits", false),
        member("aggs", object(member(COUNTS, object(member("filters", object(member("filters", object(filters))))))))), timeout);
  }

  /** Those of the words that some item has. */
  static Set<String> counted(JsonNode answer) {
    Set<String> known = new HashSet<>();
    answer.path("aggregations").path(COUNTS).path("buckets").properties().forEach(bucket -> {
      if (bucket.getValue().path("doc_count").asLong() > 0) {
        known.add(bucket.getKey());
      }
    });
    return known;
  }
}
