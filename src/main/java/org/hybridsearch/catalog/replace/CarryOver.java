package org.hybridsearch.catalog.replace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.load.Stored;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.load.StoredReader.Extent;
import org.hybridsearch.catalog.load.StoredReader.Wanted;
import org.hybridsearch.catalog.replace.ChangeScan.Found;
import org.hybridsearch.catalog.replace.Composer.Draft;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;

/** Brings what was written to the live index meanwhile into the one that is being built, to which nobody else writes. */
final class CarryOver {

  private final ChangeScan scan;
  private final StoredReader reader;
  private final Composer composer;
  private final BulkSender sender;
  private final Patience patience;

  CarryOver(ChangeScan scan, StoredReader reader, Composer composer, BulkSender sender, Patience patience) {
    this.scan = scan;
    this.reader = reader;
    this.composer = composer;
    this.sender = sender;
    this.patience = patience;
  }

  /**
   * What is built beside what.
   *
   * @param startedAt when the build began, by the engine's clock, in epoch milliseconds
   * @param copies whether the new index is to hold all the live one does; else it is a catalogue of its own, and of items it
   *     lacks only those written whole since the start come in
   * @param embeds whether the live index's vectors are of another model, so that none may be taken over
   */
  record Plan(String live, String target, long startedAt, boolean copies, boolean embeds) {}

  /** Fills a new index with all the live one holds, each text embedded again. */
  void everything(Plan plan, Set<Integer> shards) {
    Map<Integer, Long> fromTheFirst = new HashMap<>();
    shards.forEach(shard -> fromTheFirst.put(shard, -1L));
    run(plan, fromTheFirst, false);
  }

  /** Carries over what was written after the numbers in {@code since} and is visible to searches of the live index. */
  void run(Plan plan, Map<Integer, Long> since, boolean allDeletions) {
    scan.pages(plan.live(), since, allDeletions, page -> {
      carry(plan, page);
      return true;
    });
  }

  private void carry(Plan plan, List<Found> page) {
    List<Stored> built =
        reader.read(plan.target(), page.stream().map(found -> new Wanted(found.documentId(), Extent.WHOLE)).toList());
    List<Draft> drafts = new ArrayList<>();
    List<BulkAction> actions = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      Found found = page.get(i);
      decide(plan, found.source(), built.get(i), drafts)
          .ifPresent(source -> {
            Prior.derive(source);
            actions.add(BulkAction.index(found.documentId(), Trees.json(source)));
          });
    }
    composer.complete(drafts, composer.vectors());
    write(plan.target(), actions);
  }

  /** The document the new index is to hold; empty when it stays as it is. */
  private static Optional<ObjectNode> decide(Plan plan, ObjectNode live, Stored built, List<Draft> drafts) {
    Stored old = new Stored(true, live);
    if (plan.copies()) {
      return taken(plan, live, drafts);
    }
    boolean meanwhile = old.loadedAt() > plan.startedAt();
    if (!built.found()) {
      return old.tombstone() || meanwhile ? taken(plan, live, drafts) : Optional.empty();
    }
    if (old.tombstone() || built.tombstone()) {
      boolean newer = old.version() > built.version() || meanwhile && old.version() == built.version();
      return newer ? taken(plan, live, drafts) : Optional.empty();
    }
    Merge.Merged merged = Merge.of(live, built.source());
    if (merged.textual()) {
      drafts.add(new Draft(merged.source(), plan.embeds() ? List.of(built.source()) : List.of(live, built.source())));
    }
    return merged.changed() ? Optional.of(merged.source()) : Optional.empty();
  }

  /** The live document, with its vector if that is of the right model. */
  private static Optional<ObjectNode> taken(Plan plan, ObjectNode live, List<Draft> drafts) {
    if (plan.embeds()) {
      live.remove(Fields.EMBEDDING);
      if (!new Stored(true, live).tombstone()) {
        drafts.add(new Draft(live, List.of()));
      }
    }
    return Optional.of(live);
  }

  private void write(String target, List<BulkAction> actions) {
    List<BulkAction> pending = actions;
    Patience.Attempts attempts = patience.begin();
    while (!pending.isEmpty()) {
      pending = unwritten(pending, sender.sendToIndex(target, pending));
      if (!pending.isEmpty() && !attempts.pause()) {
        throw new EngineException.Throttled("What was written meanwhile could not be carried over in time");
      }
    }
  }

  private static List<BulkAction> unwritten(List<BulkAction> actions, List<BulkOutcome> outcomes) {
    List<BulkAction> unwritten = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      if (!outcomes.get(i).succeeded()) {
        unwritten.add(actions.get(i));
      }
    }
    return unwritten;
  }
}
