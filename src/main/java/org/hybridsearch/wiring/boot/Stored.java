package org.hybridsearch.wiring.boot;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.wiring.market.PerMarket;

/** What of the starter data is stored whole: marks in the market's control index, so that a load that broke off is done again. */
@Singleton
final class Stored {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SearchEngine engine;
  private final IndexNames names;

  Stored(SearchEngine engine, PerMarket<IndexNames> names) {
    this.engine = engine;
    this.names = names.of(Market.DEFAULT);
  }

  /** Whether the part was marked as loaded. */
  boolean whole(String part) {
    return engine.exists(path(part), TIMEOUT);
  }

  /** Marks the part as loaded. */
  void mark(String part) {
    engine.send(EngineRequest.of("PUT", path(part), Map.of(), object(member("owner", "starter"))), TIMEOUT, AnswerReader.ignored());
  }

  private String path(String part) {
    return "/" + names.control() + "/_doc/starter-" + part;
  }
}
