package org.hybridsearch.evaluate.contender;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.List;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.query.SearchBody;

/** The query bodies of plain practice. Pure; the same clauses go into a leg alone and into {@code hybrid}. */
final class Baselines {

  /** What a shop would write by hand: titles say what a thing is, brands and categories what it belongs to. */
  private static final List<String> FIELDS = List.of("title^3", "brand.text^2", "categories.text^2", "description");

  private Baselines() {}

  /** BM25 over all text fields as one, any of the words: the best of the usual ways, see {@code src/site/evaluation.md}. */
  static Json words(String query) {
    return object(member("combined_fields", object(
        member("query", query),
        member("fields", Json.strings(FIELDS)))));
  }

  /** The nearest vectors. */
  static Json vector(TextVector vector) {
    return object(member("knn", object(member("embedding", object(
        member("vector", Json.floats(vector.toArray())),
        member("k", Contender.DEPTH))))));
  }

  /** Ids of the best of one clause. */
  static Json alone(Json query) {
    return SearchBody.idsOnly(Contender.DEPTH, 0, query, List.of());
  }

  /** OpenSearch's own query of two legs; each brings as many as the ranking is deep, whatever the page. */
  static Json hybrid(Json words, Json vector) {
    Json query = object(member("hybrid", object(
        member("pagination_depth", Contender.DEPTH),
        member("queries", Json.array(words, vector)))));
    return SearchBody.idsOnly(Contender.DEPTH, 0, query, List.of());
  }

  /** The pipeline that makes one score of two: min-max and the mean, both OpenSearch's own defaults. */
  static Json normalization() {
    Json processor = object(
        member("normalization", object(member("technique", "min_max"))),
        member("combination", object(member("technique", "arithmetic_mean"))));
    return object(member("phase_results_processors", Json.array(object(member("normalization-processor", processor)))));
  }
}
