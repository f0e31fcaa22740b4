package org.hybridsearch.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.behaviour.follow.NumberedLog;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemProperty;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.load.Stored;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.load.StoredReader.Extent;
import org.hybridsearch.catalog.load.StoredReader.Wanted;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * The items of the live index in the order in which they were last written, and by id. Whatever is written of an item, its popularity
 * too, brings it to the end of the order. Safe for use by many threads.
 */
final class LiveItems {

  private final NumberedLog log;
  private final StoredReader reader;
  private final String alias;

  LiveItems(SearchEngine engine, String alias, Duration timeout) {
    List<String> fields = new ArrayList<>(List.of(Fields.ID, Fields.ATTRIBUTES, Fields.LOADED_AT, Fields.TOMBSTONE));
    List.of(ItemProperty.TITLE, ItemProperty.DESCRIPTION, ItemProperty.BRAND, ItemProperty.CATEGORIES, ItemProperty.PRICE,
        ItemProperty.AVAILABLE, ItemProperty.CREATED_AT, ItemProperty.GROUP_ID).forEach(each -> fields.add(each.field()));
    this.log = new NumberedLog(engine, alias, new NumberedLog.Wanted(List.of(), fields), timeout);
    this.reader = new StoredReader(engine, timeout);
    this.alias = alias;
  }

  /**
   * What there is under an id.
   *
   * @param item empty where it was deleted, or never was
   * @param loadedAt when the whole of it was last written
   */
  record Current(String id, Optional<Item> item, Instant loadedAt) {

    static Current read(String id, JsonNode source) {
      return new Current(id, source.isEmpty() || source.path(Fields.TOMBSTONE).asBoolean() ? Optional.empty()
          : Optional.of(ItemReader.read(source)), Instant.ofEpochMilli(source.path(Fields.LOADED_AT).asLong(0)));
    }

    /** Hides the id. */
    @Override
    public String toString() {
      return "Current[present=" + item.isPresent() + "]";
    }
  }

  /** Items of one shard. @param upTo everything up to this number is among them, or came again behind it */
  record Page(List<Current> items, long upTo) {}

  /** The shards of the live index. */
  Set<Shard> shards() {
    return log.shards();
  }

  /** Where each shard with news ends now: see {@link NumberedLog#ends}. */
  Map<Shard, Long> ends(Map<Shard, Long> positions) {
    return log.ends(positions);
  }

  /** The first items of a shard behind a position. */
  Page page(Shard shard, long after, long end, int size) {
    NumberedLog.Page page = log.page(shard, after, end, size);
    return new Page(page.documents().stream().map(NumberedLog.Numbered::source)
        .map(source -> Current.read(source.path(Fields.ID).asText(), source)).toList(), page.upTo());
  }

  /** What there is under some ids, the last write included. */
  List<Current> read(List<String> ids) {
    List<Stored> stored = reader.read(alias, ids.stream().map(id -> new Wanted(DocumentId.of(id), Extent.ITEM)).toList());
    List<Current> items = new ArrayList<>(ids.size());
    for (int i = 0; i < stored.size(); i++) {
      items.add(Current.read(ids.get(i), stored.get(i).source()));
    }
    return items;
  }
}
