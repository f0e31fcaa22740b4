package org.hybridsearch.catalog.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Draws items from an index as if at random: by a hash of their ids, so that the same catalogue gives the same sample wherever and
 * however often it was loaded, and with it the same threshold and the same number of matches. Safe for use by many threads.
 */
public final class Sampler {

  /** The engine's own random score mixes the index's name in. The last step of Murmur3, of which a float holds 24 bits. */
  private static final String HASH = """
      int h = doc['id'].value.hashCode(); \
      h ^= h >>> 16; h *= -2048144789; h ^= h >>> 13; h *= -1028477387; h ^= h >>> 16; \
      return h >>> 8;""";

  private final SearchEngine engine;
  private final ItemTexts texts;
  private final Duration timeout;

  public Sampler(SearchEngine engine, ItemTexts texts, Duration timeout) {
    this.engine = engine;
    this.texts = texts;
    this.timeout = timeout;
  }

  /** Up to {@code size} items that have vectors, without repetition, in an order that says nothing of them. */
  List<SampleItem> draw(String target, int size) {
    EngineRequest request = EngineRequest.of("POST", "/" + target + "/_search", Map.of(), body(size));
    JsonNode hits = engine.send(request, timeout, Trees::read).path("hits").path("hits");
    List<SampleItem> sample = new ArrayList<>(hits.size());
    hits.forEach(hit -> sample.add(item(hit.path("_source"))));
    return sample;
  }

  private static Json body(int size) {
    Json withVector = object("exists", Json.object(Json.member("field", Fields.EMBEDDING)));
    Json query = object("script_score", Json.object(
        Json.member("query", object("bool", Json.object(Json.member("filter", withVector)))),
        Json.member("script", Json.object(Json.member("source", HASH)))));
    Json order = Json.array(List.of(
        object("_score", Json.object(Json.member("order", "desc"))), object(Fields.ID, Json.object(Json.member("order", "asc")))));
    return Json.object(Json.member("size", (long) size), Json.member("query", query), new Member("sort", order));
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
