package org.hybridsearch.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.load.Stored;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.load.StoredReader.Extent;
import org.hybridsearch.catalog.load.StoredReader.Wanted;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;

/** Single items out of the engine, as last written. Safe for use by many threads. */
public final class ItemStore implements Items {

  private final StoredReader reader;
  private final String prefix;

  /** Items of all markets whose index names begin with {@code prefix}; gives each request at most {@code timeout}. */
  public ItemStore(SearchEngine engine, String prefix, Duration timeout) {
    this.reader = new StoredReader(engine, timeout);
    this.prefix = prefix;
  }

  @Override
  public Optional<Item> find(Market market, String id) {
    Stored stored = read(new IndexNames(prefix, market).items(), new Wanted(DocumentId.of(id), Extent.ITEM));
    return stored.item() ? Optional.of(ItemReader.read(stored.source())) : Optional.empty();
  }

  private Stored read(String alias, Wanted wanted) {
    try {
      return reader.read(alias, List.of(wanted)).getFirst();
    } catch (EngineException e) {
      throw new SearchException.Unavailable("The catalogue does not answer: try again", e);
    }
  }
}
