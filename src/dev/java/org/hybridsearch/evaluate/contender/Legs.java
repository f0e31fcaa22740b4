package org.hybridsearch.evaluate.contender;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.Json;

/**
 * Words and vectors, alone and in the two usual mixtures, on one index.
 *
 * @param vectors of queries, by the service's own model
 */
public record Legs(Index index, Function<String, TextVector> vectors) {

  private static final String PIPELINE = "evaluation-min-max";

  /** BM25 alone, k-NN alone, reciprocal rank fusion, and OpenSearch's own {@code hybrid}, in this order. */
  public List<Contender> contenders() {
    Contender words = new Remembering("BM25 alone", query -> index.search(Map.of(), Baselines.alone(Baselines.words(query))));
    Contender near = new Remembering("k-NN alone", query -> index.search(Map.of(), Baselines.alone(near(query))));
    index.put("/_search/pipeline/" + PIPELINE, Baselines.normalization());
    Contender hybrid = new Remembering("hybrid min_max",
        query -> index.search(Map.of("search_pipeline", PIPELINE), Baselines.hybrid(Baselines.words(query), near(query))));
    return List.of(words, near, new ReciprocalRanks("RRF", List.of(words, near)), hybrid);
  }

  private Json near(String query) {
    return Baselines.vector(vectors.apply(query));
  }
}
