package org.hybridsearch.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.load.StoredReader.Extent;
import org.hybridsearch.catalog.load.StoredReader.Wanted;
import org.hybridsearch.catalog.replace.ChangeScan;
import org.hybridsearch.catalog.replace.ChangeScan.Found;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * Vectors of items at hand, in memory, for rankers that compare contents. Follows the index: each refresh looks at what was written
 * since the last one, by the numbers the engine gives each write, and reads the vectors of new texts only, as most writes are of
 * prices and stock; another index behind the alias is read anew. Safe for use by many threads.
 */
public final class ItemVectors {

  private final IndexAdmin admin;
  private final ChangeScan changes;
  private final StoredReader reader;
  private final String alias;
  private final int most;
  private final ConcurrentHashMap<String, Held> held = new ConcurrentHashMap<>();
  private Map<Integer, Long> seen = Map.of();
  private String index = "";

  /**
   * @param most vectors kept at most, about 1.6 KB each at 384 dimensions; items beyond have none
   */
  public ItemVectors(IndexAdmin admin, SearchEngine engine, Duration timeout, String alias, int most) {
    this.admin = admin;
    this.changes = new ChangeScan(engine, timeout, List.of(Fields.ID, Fields.TEXT_HASH, Fields.TOMBSTONE));
    this.reader = new StoredReader(engine, timeout);
    this.alias = alias;
    this.most = most;
  }

  private record Held(String textHash, TextVector vector) {}

  /** The vector of an item, if it is at hand. */
  public Optional<TextVector> find(String itemId) {
    return Optional.ofNullable(held.get(itemId)).map(Held::vector);
  }

  /** How many are at hand. */
  public int size() {
    return held.size();
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
      held.clear();
    }
    Map<Integer, Long> since = new HashMap<>();
    now.keySet().forEach(shard -> since.put(shard, anew ? -1L : seen.getOrDefault(shard, -1L)));
    admin.refresh(live); // what the numbers count is visible to searches only then
    changes.pages(live, since, false, page -> {
      take(live, page);
      return !anew || held.size() < most; // nothing is held that the rest of the index could change
    });
    index = live;
    seen = now;
  }

  private void take(String live, List<Found> page) {
    List<Wanted> wanted = new ArrayList<>();
    for (Found found : page) {
      String id = found.source().path(Fields.ID).asText();
      Held known = held.get(id);
      if (found.source().path(Fields.TOMBSTONE).asBoolean()) {
        held.remove(id);
      } else if (known == null ? held.size() + wanted.size() < most
          : !known.textHash().equals(found.source().path(Fields.TEXT_HASH).asText())) {
        wanted.add(new Wanted(found.documentId(), Extent.VECTOR));
      }
    }
    reader.read(live, wanted).forEach(stored -> keep(stored.source()));
  }

  private void keep(JsonNode source) {
    JsonNode stored = source.path(Fields.EMBEDDING);
    if (stored.isEmpty()) {
      return; // deleted meanwhile: the next turn sees it
    }
    float[] values = new float[stored.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.get(i).floatValue();
    }
    held.put(source.path(Fields.ID).asText(), new Held(source.path(Fields.TEXT_HASH).asText(), TextVector.of(values)));
  }
}
