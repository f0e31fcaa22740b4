package org.hybridsearch.catalog.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hybridsearch.catalog.calibrate.SampleItem;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemProperty;
import org.hybridsearch.catalog.document.ItemTexts;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** Draws items at random from an index. Safe for use by many threads. */
public final class Sampler {

  private final SearchEngine engine;
  private final ItemTexts texts;
  private final RandomGenerator random;
  private final Duration timeout;

  public Sampler(SearchEngine engine, ItemTexts texts, RandomGenerator random, Duration timeout) {
    this.engine = engine;
    this.texts = texts;
    this.random = random;
    this.timeout = timeout;
  }

  /** Up to {@code size} items that have vectors, without repetition, in random order. */
  List<SampleItem> draw(String target, int size) {
    EngineRequest request = EngineRequest.of("POST", "/" + target + "/_search", Map.of(), body(size, random.nextInt()));
    JsonNode hits = engine.send(request, timeout, Trees::read).path("hits").path("hits");
    List<SampleItem> sample = new ArrayList<>(hits.size());
    hits.forEach(hit -> sample.add(item(hit.path("_source"))));
    return sample;
  }

  private static Json body(int size, int seed) {
    Json random = Json.object(Json.member("seed", (long) seed), Json.member("field", "_seq_no"));
    Json withVector = object("exists", Json.object(Json.member("field", Fields.EMBEDDING)));
    Json query = object("function_score", Json.object(
        Json.member("query", object("bool", Json.object(Json.member("filter", withVector)))),
        Json.member("random_score", random),
        Json.member("boost_mode", "replace")));
    return Json.object(Json.member("size", (long) size), Json.member("query", query));
  }

  private static Json object(String name, Json value) {
    return Json.object(new Member(name, value));
  }

  private SampleItem item(JsonNode source) {
    JsonNode stored = source.path(Fields.EMBEDDING);
    float[] values = new float[stored.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.get(i).floatValue();
    }
    return new SampleItem(source.path(ItemProperty.TITLE.field()).asText(), texts.of(source).text(), TextVector.of(values));
  }
}
