package org.hybridsearch.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;

/**
 * Writes what the ranker learned of items' popularity beside what the shop says of them. It is no new version of an item, and as
 * each write is one atomic script it disturbs no other writer. Safe for use by many threads, which take turns.
 */
public final class PopularityWriter {

  /** A smaller change is not worth writing an item, vector included, anew. */
  private static final double CHANGE = 0.01;
  private static final int BATCH = 500;
  private static final String SCRIPT = """
      def s = ctx._source;
      boolean near = s.learnedPopularity != null && Math.abs(s.learnedPopularity - params.popularity) <= params.change;
      if (s.tombstone == true || near) { ctx.op = 'none'; } else { s.learnedPopularity = params.popularity; }
      """;

  private final BulkSender sender;
  private final String alias;
  private final Map<String, Double> written = new HashMap<>();
  private long generation = -1;

  /** Writes through the alias of a market's items. */
  public PopularityWriter(BulkSender sender, String alias) {
    this.sender = sender;
    this.alias = alias;
  }

  /**
   * Writes what has changed noticeably. Items that are not there are left out; what the engine does not take now is written
   * at a later call.
   *
   * @param popularity item id to 0..1
   * @param indexGeneration of the live index: when it is another than last time, all is compared with what is stored again
   * @return how many items were written
   */
  public synchronized int write(Map<String, Double> popularity, long indexGeneration) {
    if (indexGeneration != generation) {
      written.clear();
      generation = indexGeneration;
    }
    List<Map.Entry<String, Double>> changed = popularity.entrySet().stream().filter(this::changed).toList();
    int count = 0;
    for (int from = 0; from < changed.size(); from += BATCH) {
      count += send(changed.subList(from, Math.min(from + BATCH, changed.size())));
    }
    return count;
  }

  private boolean changed(Map.Entry<String, Double> entry) {
    Double last = written.get(entry.getKey());
    return last == null || Math.abs(last - entry.getValue()) > CHANGE;
  }

  private int send(List<Map.Entry<String, Double>> changed) {
    List<BulkAction> actions = new ArrayList<>(changed.size());
    changed.forEach(entry -> actions.add(action(entry.getKey(), entry.getValue())));
    List<BulkOutcome> outcomes;
    try {
      outcomes = sender.sendToAlias(alias, actions);
    } catch (EngineException e) {
      return 0;
    }
    int count = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      BulkOutcome outcome = outcomes.get(i);
      if (outcome.succeeded() || outcome.missing()) {
        written.put(changed.get(i).getKey(), changed.get(i).getValue());
      }
      count += outcome.succeeded() && !outcome.unchanged() ? 1 : 0;
    }
    return count;
  }

  private static BulkAction action(String itemId, double popularity) {
    return BulkAction.update(DocumentId.of(itemId), Json.object(Json.member("script", Json.object(
        Json.member("lang", "painless"),
        Json.member("source", SCRIPT),
        Json.member("params", Json.object(Json.member("popularity", popularity), Json.member("change", CHANGE)))))));
  }
}
