package org.hybridsearch.facet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Trees;

/** The answers to one request of several searches. */
final class FacetAnswers {

  private FacetAnswers() {}

  /**
   * All answers.
   *
   * @throws EngineException when the engine did not answer one of them
   */
  static JsonNode read(JsonParser in) throws IOException {
    JsonNode answers = Trees.read(in).path("responses");
    for (JsonNode answer : answers) {
      if (answer.has("error") || answer.path("timed_out").asBoolean()) {
        throw new EngineException.Refused(answer.path("status").asInt(), answer.path("error").path("type").asText());
      }
    }
    if (answers.isEmpty()) {
      throw new IOException("Not the answers to several searches");
    }
    return answers;
  }

  static JsonNode aggregations(JsonNode answers, int part) {
    return answers.path(part).path("aggregations");
  }

  /** How many items or groups the first search found. */
  static long total(JsonNode answers, boolean grouped) {
    return grouped ? aggregations(answers, 0).path(FacetAggregations.GROUPS).path("value").asLong()
        : answers.path(0).path("hits").path("total").path("value").asLong();
  }
}
