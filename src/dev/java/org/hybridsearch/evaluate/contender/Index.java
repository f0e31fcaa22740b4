package org.hybridsearch.evaluate.contender;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;

/**
 * The index that all contenders share.
 *
 * @param alias the name to search
 */
public record Index(SearchEngine engine, String alias) {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** The ids that a query body finds, best first. */
  List<String> search(Map<String, String> parameters, Json body) {
    EngineRequest request = EngineRequest.of("POST", "/" + alias + "/_search", parameters, body);
    return engine.send(request, TIMEOUT, Index::ids);
  }

  void put(String path, Json body) {
    engine.send(EngineRequest.of("PUT", path, Map.of(), body), TIMEOUT, in -> true);
  }

  private static List<String> ids(JsonParser in) throws IOException {
    return Hits.read(in).hits().stream().map(Hits.Hit::id).toList();
  }
}
