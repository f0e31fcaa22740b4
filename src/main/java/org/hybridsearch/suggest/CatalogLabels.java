package org.hybridsearch.suggest;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** The names that a catalogue itself uses for many items: its brands and categories. */
final class CatalogLabels {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final SearchEngine engine;
  private final int most;

  /** @param most brands, and so many category labels */
  CatalogLabels(SearchEngine engine, int most) {
    this.engine = engine;
    this.most = most;
  }

  private record Label(String text, long items) {}

  /** Brands and category labels, those of more items first. */
  List<String> read(String alias) {
    Json body = object(member("size", 0), member("track_total_hits", false), member("aggs", object(
        member("brand", values("brand")), member("categories", values("categories")))));
    JsonNode answer = engine.send(EngineRequest.of("POST", "/" + alias + "/_search",
        Map.of("filter_path", "aggregations.*.buckets", "request_cache", "true"), body), TIMEOUT, Trees::read);
    List<Label> labels = new ArrayList<>();
    answer.path("aggregations").forEach(values -> values.path("buckets").forEach(
        bucket -> labels.add(new Label(bucket.path("key").asText(), bucket.path("doc_count").asLong()))));
    return labels.stream().sorted(Comparator.comparingLong((Label label) -> -label.items()).thenComparing(Label::text))
        .map(Label::text).toList();
  }

  private Json values(String field) {
    return object(member("terms", object(member("field", field), member("size", most))));
  }
}
