package org.hybridsearch.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.load.Stored;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.load.StoredReader.Extent;
import org.hybridsearch.catalog.load.StoredReader.Wanted;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.SearchEngine;

/** Single items of a market by id, as last written. Safe for use by many threads. */
public final class ItemStore {

  private final StoredReader reader;
  private final String alias;

  /** Gives each request at most {@code timeout}. */
  public ItemStore(SearchEngine engine, IndexNames names, Duration timeout) {
    this.reader = new StoredReader(engine, timeout);
    this.alias = names.items();
  }

  /**
   * The item of an id; empty when there is none or it was deleted.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer
   */
  public Optional<Item> find(String id) {
    Stored stored = reader.read(alias, List.of(new Wanted(DocumentId.of(id), Extent.ITEM))).getFirst();
    return stored.item() ? Optional.of(ItemReader.read(stored.source())) : Optional.empty();
  }

  /**
   * What items like an item are found by; empty when there is no such item, or it was deleted.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer
   */
  public Optional<Alike> alike(String id) {
    Stored stored = reader.read(alias, List.of(new Wanted(DocumentId.of(id), Extent.WHOLE))).getFirst();
    return stored.item() ? Optional.of(new Alike(stored.source().path(Fields.GROUP).asText(id), vector(stored.source())))
        : Optional.empty();
  }

  private static Optional<TextVector> vector(JsonNode source) {
    JsonNode stored = source.path(Fields.EMBEDDING);
    float[] values = new float[stored.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.get(i).floatValue();
    }
    return values.length == 0 ? Optional.empty() : Optional.of(TextVector.of(values));
  }

  /**
   * What items like an item are found by.
   *
   * @param group shared by its variants
   * @param vector of its text; empty until it is embedded
   */
  public record Alike(String group, Optional<TextVector> vector) {}
}
