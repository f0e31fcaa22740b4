package org.hybridsearch.wiring.boot;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** How much is stored already. */
@Singleton
final class Stored {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SearchEngine engine;
  private final IndexNames names;

  Stored(SearchEngine engine, IndexNames names) {
    this.engine = engine;
    this.names = names;
  }

  long items() {
    return count(names.items());
  }

  long interactions() {
    return count(names.interactions());
  }

  private long count(String alias) {
    EngineRequest request = EngineRequest.of("POST", "/" + alias + "/_count", Map.of(), object(member("query", object(member("match_all", object())))));
    return engine.send(request, TIMEOUT, Trees::read).path("count").asLong();
  }
}
