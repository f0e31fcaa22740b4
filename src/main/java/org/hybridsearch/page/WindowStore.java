package org.hybridsearch.page;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * Keeps pinned windows, and the order of what comes after them, as documents of the engine: written once, read by id in real time,
 * so that any replica can serve the next page. Thread-safe.
 */
final class WindowStore {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final SearchEngine engine;
  private final WindowIndices indices;

  WindowStore(SearchEngine engine, WindowIndices indices) {
    this.engine = engine;
    this.indices = indices;
  }

  /**
   * Keeps a window.
   *
   * @throws EngineException when it could not be kept
   */
  void pin(Market market, UUID searchId, Window window, Duration timeout) {
    put(market, searchId, searchId.toString(), WindowJson.write(window), timeout);
  }

  /** The window; empty when it was never kept or is gone. */
  Optional<Window> find(Market market, UUID searchId, Duration timeout) {
    return get(market, searchId, searchId.toString(), timeout, in -> WindowJson.read(searchId.toString(), in));
  }

  /** Keeps the order of what comes after the window. Who comes second gets what the first one kept. */
  List<String> pinRest(Market market, UUID searchId, List<String> ids, Duration timeout) {
    try {
      put(market, searchId, restId(searchId), object(member("rest", Json.strings(ids))), timeout);
      return ids;
    } catch (EngineException.Refused e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      return findRest(market, searchId, timeout)
          .orElseThrow(() -> new SearchException.Unavailable("The next page is not available at the moment; try again.", e));
    }
  }

  /** The order of what comes after the window; empty when nobody has asked for it yet. */
  Optional<List<String>> findRest(Market market, UUID searchId, Duration timeout) {
    return get(market, searchId, restId(searchId), timeout, WindowStore::readRest);
  }

  private void put(Market market, UUID searchId, String id, Json document, Duration timeout) {
    String path = "/" + indices.of(market, SearchIds.madeAt(searchId)) + "/_create/" + id;
    engine.send(EngineRequest.of("PUT", path, Map.of(), document), timeout, AnswerReader.ignored());
  }

  private <T> Optional<T> get(Market market, UUID searchId, String id, Duration timeout, AnswerReader<T> reader) {
    String path = "/" + indices.of(market, SearchIds.madeAt(searchId)) + "/_source/" + id;
    try {
      return Optional.of(engine.send(EngineRequest.of("GET", path, Map.of()), timeout, reader));
    } catch (EngineException.Refused e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String restId(UUID searchId) {
    return searchId + "-rest";
  }

  private static List<String> readRest(JsonParser in) throws IOException {
    List<String> ids = new ArrayList<>();
    while (in.nextToken() != null) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        ids.add(in.getText());
      }
    }
    return ids;
  }
}
