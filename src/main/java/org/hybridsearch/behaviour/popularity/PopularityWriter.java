package org.hybridsearch.behaviour.popularity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;

/**
 * Writes to items how popular they are by behaviour. Changes nothing else of them, so that no version, no upload and no patch
 * is affected: each write is a script that the engine runs atomically on what is stored, again if another writer was faster.
 *
 * <p>What is close enough is not written: this writer skips what it has written or found written, and the script skips what another
 * replica has written since. Items that are not there are skipped too. Safe for use by many threads, which wait for each other.
 */
public final class PopularityWriter {

  private static final int BATCH = 500;

  private static final String SCRIPT = """
      def s = ctx._source;
      boolean close = s.learnedPopularity != null && Math.abs(s.learnedPopularity - params.value) <= params.tolerance;
      if (s.tombstone == true || close) { ctx.op = 'none'; return; }
      s.learnedPopularity = params.value;
      """;

  private final SearchEngine engine;
  private final BulkSender sender;
  private final String alias;
  private final String script;
  private final UnaryOperator<String> documentIds;
  private final StoredPopularities stored;
  private final BehaviourConfig config;
  private final Clock clock;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<String, Double> written = new HashMap<>();
  private String index = "";
  private Instant remembersSince = Instant.MIN;

  /**
   * A writer to the items behind an alias.
   *
   * @param documentIds item id to the engine's id of its document
   * @param derived brings up to date what depends on an item's popularity: statements of the engine's script language on the
   *     document {@code s}
   */
  public PopularityWriter(SearchEngine engine, String alias, UnaryOperator<String> documentIds, String derived,
      BehaviourConfig config, Clock clock) {
    this.engine = engine;
    this.sender = new BulkSender(engine, config.requestTimeout());
    this.alias = alias;
    this.documentIds = documentIds;
    this.script = SCRIPT + derived;
    this.stored = new StoredPopularities(engine, alias, config.requestTimeout());
    this.config = config;
    this.clock = clock;
  }

  /**
   * Brings the items up to date; those not named keep what they have.
   *
   * @param popularities item id to popularity, 0 to 1
   * @return how many items were changed
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails; the next call writes what is missing
   */
  public int write(Map<String, Double> popularities) {
    writing.lock();
    try {
      lookAgain();
      int changed = 0;
      Map<String, Double> batch = new HashMap<>();
      for (Map.Entry<String, Double> item : popularities.entrySet()) {
        if (!close(item)) {
          batch.put(item.getKey(), item.getValue());
        }
        if (batch.size() == BATCH) {
          changed += send(batch);
          batch.clear();
        }
      }
      return changed + send(batch);
    } finally {
      writing.unlock();
    }
  }

  /** Another index may be swapped in with other items, and items may be deleted and come back, without what was written. */
  private void lookAgain() {
    String behind = behind();
    boolean old = remembersSince.plus(config.popularityMemory()).isBefore(clock.instant());
    if (old || !behind.equals(index)) {
      written.clear();
      written.putAll(stored.read()); // a write that changes nothing costs the engine nearly as much as one that does
      index = behind;
      remembersSince = clock.instant();
    }
  }

  private String behind() {
    JsonNode indexes = engine.send(EngineRequest.of("GET", "/_alias/" + alias, Map.of()), config.requestTimeout(), Trees::read);
    return String.join(",", (Iterable<String>) indexes::fieldNames);
  }

  private boolean close(Map.Entry<String, Double> item) {
    Double known = written.get(item.getKey());
    return known != null && Math.abs(known - item.getValue()) <= config.popularityTolerance();
  }

  private int send(Map<String, Double> batch) {
    if (batch.isEmpty()) {
      return 0;
    }
    List<Map.Entry<String, Double>> items = new ArrayList<>(batch.entrySet());
    List<BulkOutcome> outcomes = sender.sendToAlias(alias, items.stream().map(this::action).toList());
    int changed = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      BulkOutcome outcome = outcomes.get(i);
      if (outcome.succeeded() || outcome.missing()) {
        written.put(items.get(i).getKey(), items.get(i).getValue());
      }
      changed += outcome.succeeded() && !outcome.unchanged() ? 1 : 0;
    }
    return changed;
  }

  private BulkAction action(Map.Entry<String, Double> item) {
    Json parameters = Json.object(
        Json.member("value", item.getValue()), Json.member("tolerance", config.popularityTolerance()));
    return BulkAction.update(documentIds.apply(item.getKey()), Json.object(Json.member("script", Json.object(
        Json.member("lang", "painless"), Json.member("source", script), Json.member("params", parameters)))));
  }
}
