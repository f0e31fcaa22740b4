package org.hybridsearch.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.replace.ChangeScan;
import org.hybridsearch.model.TextVector;

/**
 * Vectors of items at hand, in memory, for rankers that compare contents. Follows the index: each refresh reads what was written
 * since the last one, by the numbers the engine gives each write; another index behind the alias is read anew. Safe for use by many
 * threads.
 */
public final class ItemVectors {

  private final IndexAdmin admin;
  private final ChangeScan changes;
  private final String alias;
  private final int most;
  private final ConcurrentHashMap<String, TextVector> vectors = new ConcurrentHashMap<>();
  private Map<Integer, Long> seen = Map.of();
  private String index = "";

  /**
   * @param most vectors kept at most, about 1.6 KB each at 384 dimensions; items beyond have none
   */
  public ItemVectors(IndexAdmin admin, ChangeScan changes, String alias, int most) {
    this.admin = admin;
    this.changes = changes;
    this.alias = alias;
    this.most = most;
  }

  /** The vector of an item, if it is at hand. */
  public Optional<TextVector> find(String itemId) {
    return Optional.ofNullable(vectors.get(itemId));
  }

  /** How many are at hand. */
  public int size() {
    return vectors.size();
  }

  /**
   * Reads what was written since the last time; two small requests when nothing was. One caller at a time reads.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer; the next time goes on from there
   */
  public synchronized void refresh() {
    Optional<String> live = most == 0 ? Optional.empty() : admin.behind(alias);
    if (live.isPresent()) {
      follow(live.get());
    }
  }

  private void follow(String live) {
    Map<Integer, Long> now = admin.checkpoints(live);
    if (live.equals(index) && now.equals(seen)) {
      return;
    }
    boolean anew = !live.equals(index);
    if (anew) {
      vectors.clear();
    }
    Map<Integer, Long> since = new HashMap<>();
    now.keySet().forEach(shard -> since.put(shard, anew ? -1L : seen.getOrDefault(shard, -1L)));
    admin.refresh(live); // what the numbers count is visible to searches only then
    changes.pages(live, since, false, page -> {
      page.forEach(found -> keep(found.source()));
      return !anew || vectors.size() < most; // nothing is held that the rest of the index could change
    });
    index = live;
    seen = now;
  }

  private void keep(JsonNode source) {
    String id = source.path(Fields.ID).asText();
    JsonNode stored = source.path(Fields.EMBEDDING);
    if (stored.isEmpty()) {
      vectors.remove(id); // deleted
    } else if (vectors.containsKey(id) || vectors.size() < most) {
      float[] values = new float[stored.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = stored.get(i).floatValue();
      }
      vectors.put(id, TextVector.of(values));
    }
  }
}
