package org.hybridsearch.opensearch.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** Sends bulks, one attempt each. Safe for use by many threads. */
public final class BulkSender {

  private final SearchEngine engine;
  private final Duration timeout;

  /** Gives each request at most {@code timeout}. */
  public BulkSender(SearchEngine engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  /** Writes through an alias; never creates an index by accident. Outcomes come in the order of the actions. */
  public List<BulkOutcome> sendToAlias(String alias, List<BulkAction> actions) {
    return send("/" + alias, Map.of("require_alias", "true"), actions);
  }

  /** Writes into an index that exists. Outcomes come in the order of the actions. */
  public List<BulkOutcome> sendToIndex(String index, List<BulkAction> actions) {
    return send("/" + index, Map.of(), actions);
  }

  /** Writes into the indices that the actions name. Outcomes come in the order of the actions. */
  public List<BulkOutcome> send(List<BulkAction> actions) {
    return send("", Map.of(), actions);
  }

  private List<BulkOutcome> send(String target, Map<String, String> parameters, List<BulkAction> actions) {
    List<Json> lines = new ArrayList<>(actions.size() * 2);
    actions.forEach(action -> lines.addAll(action.lines()));
    EngineRequest request = EngineRequest.bulk(target + "/_bulk", parameters, lines);
    JsonNode items = engine.send(request, timeout, Trees::read).path("items");
    if (items.size() != actions.size()) {
      throw new EngineException.Malformed("A bulk answered for another number of actions",
          new IOException(items.size() + " of " + actions.size()));
    }
    List<BulkOutcome> outcomes = new ArrayList<>(items.size());
    items.forEach(item -> outcomes.add(BulkOutcome.read(item)));
    return outcomes;
  }
}
