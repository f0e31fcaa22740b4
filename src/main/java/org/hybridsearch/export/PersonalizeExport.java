package org.hybridsearch.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * What a market has for Personalize to import, as it is at the moment. Streams: a page of documents at a time is in memory, and for
 * users their ids. Safe for use by many threads.
 */
public final class PersonalizeExport {

  private final Columns columns;
  private final LikedTypes liked;
  private final StoredItems items;
  private final StoredLikings likings;
  private final ItemRows itemRows;
  private final Clock clock;

  /**
   * The data of a market.
   *
   * @param forgotten what this replica knows of who was
   * @param owner whose a session is, by {@link org.hybridsearch.model.Shopper.Someone#key}
   * @param liked what of it is exported, and by what names
   */
  public record Behaviour(BehaviourConfig config, Forgotten forgotten, UnaryOperator<String> owner, LikedTypes liked) {}

  /** @throws IllegalArgumentException for a setting that cannot be; the message names it */
  public PersonalizeExport(SearchEngine engine, IndexNames names, Behaviour behaviour, ExportConfig config, Clock clock) {
    this.liked = behaviour.liked();
    Domain domain = config.domain();
    this.columns = new Columns(domain, config.attributes().orElse(Set.of()));
    this.items = new StoredItems(engine, names.items(), config.pageSize(), config.requestTimeout());
    this.likings = new StoredLikings(new StoredLikings.Sources(
        engine, names, behaviour.config(), behaviour.forgotten(), behaviour.owner(), liked), config);
    this.itemRows = new ItemRows(domain, columns);
    this.clock = clock;
  }

  /** The schema of a dataset, as {@code CreateSchema} takes it. */
  public Json schema(Dataset dataset) {
    return columns.schema(dataset);
  }

  /**
   * Writes a dataset as CSV.
   *
   * @param out stays the caller's; as slow as it likes
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails: what was written until then is not whole
   */
  public void write(Dataset dataset, OutputStream out) throws IOException {
    CsvFile file = new CsvFile(out, columns.of(dataset));
    switch (dataset) {
      case ITEMS -> items.each(stored -> {
        List<String> row = itemRows.row(stored).orElse(List.of());
        if (!row.isEmpty()) {
          file.write(row);
        }
      });
      case USERS -> users(file);
      case INTERACTIONS -> likings.each(liking -> file.write(row(liking)));
    }
    file.flush();
  }

  /** What there is, and what of Personalize's minimums is missing. Reads everything once. */
  public Json check() throws IOException {
    Inventory inventory = new Inventory(liked);
    items.each(stored -> inventory.item(stored.item(), itemRows.lacking(stored.item())));
    likings.each(inventory::liking);
    return inventory.report(clock.instant());
  }

  private void users(CsvFile file) throws IOException {
    Set<String> seen = new HashSet<>();
    likings.each(liking -> {
      if (seen.add(liking.userId())) {
        file.write(List.of(liking.userId(), Boolean.toString(liking.signedIn())));
      }
    });
  }

  private List<String> row(Liking liking) {
    return List.of(liking.userId(), liking.itemId(), liked.name(liking.type()), Long.toString(liking.sentAt().getEpochSecond()),
        ItemRows.number(liking.value()), String.join("|", liking.impression()), liking.recommendationId());
  }
}
