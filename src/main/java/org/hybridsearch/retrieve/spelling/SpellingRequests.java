package org.hybridsearch.retrieve.spelling;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.query.SearchBody;

/** The requests about words. Pure. */
final class SpellingRequests {

  /** Names the nearest words with the same first letter. */
  static final String SAME_FIRST = "words";

  /** Names the nearest words with any first letter. */
  static final String OTHER_FIRST = "heads";

  private static final String FIELD = "words"; // every word of every text field, as it is written
  private static final String PHRASES = "title.exact"; // where words have places
  private static final String COUNTS = "known";

  private static final int PROPOSED = 5; // not all will do
  private static final int SHORTEST = 3; // each word of two letters has neighbors that mean something else
  // Few mistype the first letter, and to look past it takes the whole dictionary, and short words to many others: so it costs
  // the one edit there may be, and takes longer words.
  private static final int SHORTEST_OTHER_FIRST = 5;
  // 1 - edits / letters: one edit from three letters on, two from six. The engine knows code points, not letters of one script.
  private static final double LEAST_SIMILARITY = 0.65;

  private SpellingRequests() {}

  /** For each word that no item has the nearest ones that some item has, of equally near ones the most frequent first. */
  static EngineRequest suggest(SearchPlan plan, Duration timeout) {
    return SearchBody.on(plan, object(
        member("size", 0),
        member("track_total_hits", false),
        member("suggest", object(
            member("text", plan.request().query()),
            member(SAME_FIRST, nearest(SHORTEST, 2, 1)),
            member(OTHER_FIRST, nearest(SHORTEST_OTHER_FIRST, 1, 0))))), timeout);
  }

  private static Json nearest(int shortest, int edits, int untouched) {
    return object(member("term", object(
        member("field", FIELD),
        member("suggest_mode", "missing"),
        member("size", PROPOSED),
        member("max_edits", edits),
        member("min_word_length", shortest),
        member("prefix_length", untouched),
        member("accuracy", LEAST_SIMILARITY))));
  }

  /** How many items have each of some words, or phrases of several in their titles. */
  static EngineRequest count(SearchPlan plan, Collection<String> texts, Duration timeout) {
    List<Json.Member> filters = texts.stream().map(text -> member(text, text.indexOf(' ') < 0
        ? object(member("term", object(member(FIELD, text))))
        : object(member("match_phrase", object(member(PHRASES, text)))))).toList();
    return SearchBody.on(plan, object(
        member("size", 0),
        member("track_total_hits", false),
        member("aggs", object(member(COUNTS, object(member("filters", object(member("filters", object(filters))))))))), timeout);
  }

  /** How many items have each of the texts. */
  static Map<String, Long> counts(JsonNode answer) {
    Map<String, Long> counts = new HashMap<>();
    answer.path("aggregations").path(COUNTS).path("buckets").properties()
        .forEach(bucket -> counts.put(bucket.getKey(), bucket.getValue().path("doc_count").asLong()));
    return counts;
  }
}
