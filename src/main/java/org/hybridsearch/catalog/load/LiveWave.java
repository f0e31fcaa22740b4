package org.hybridsearch.catalog.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemTexts.HashedText;
import org.hybridsearch.catalog.document.ItemTexts;
import org.hybridsearch.catalog.load.StoredReader.Extent;
import org.hybridsearch.catalog.load.StoredReader.Wanted;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;

/** Writes changes to the live index, beside other writers: looks, embeds what is new, and lets the scripts decide. */
public final class LiveWave implements Wave {

  private static final String STALE = "A newer version is stored";
  private static final String NOT_FOUND = "There is no item of this id";

  private final String alias;
  private final StoredReader reader;
  private final ItemTexts texts;
  private final BulkSender sender;

  public LiveWave(String alias, StoredReader reader, ItemTexts texts, BulkSender sender) {
    this.alias = alias;
    this.reader = reader;
    this.texts = texts;
    this.sender = sender;
  }

  /** A change with what was found for it. The text is empty where no text can change. */
  private record Planned(ItemChange change, Stored stored, Optional<HashedText> text) {

    /** The text, where its vector is not the stored one. */
    Optional<HashedText> newText() {
      return text.filter(hashed -> !hashed.hash().equals(stored.textHash()));
    }
  }

  @Override
  public List<ItemChange> attempt(List<ItemChange> changes, Vectors vectors, LineReport report) {
    List<Planned> planned = plan(changes, report);
    report.embedded(vectors.ensure(planned.stream().flatMap(plan -> plan.newText().stream()).toList()));
    if (planned.isEmpty()) {
      return List.of();
    }
    List<BulkOutcome> outcomes = sender.sendToAlias(alias, planned.stream().map(plan -> action(plan, vectors)).toList());
    List<ItemChange> again = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      if (!settle(planned.get(i), outcomes.get(i), report)) {
        again.add(planned.get(i).change());
      }
    }
    return again;
  }

  private List<Planned> plan(List<ItemChange> changes, LineReport report) {
    List<Wanted> wanted = changes.stream().filter(LiveWave::isLookedUp).map(LiveWave::wanted).toList();
    Iterator<Stored> stored = reader.read(alias, wanted).iterator();
    List<Planned> planned = new ArrayList<>(changes.size());
    for (ItemChange change : changes) {
      Stored before = isLookedUp(change) ? stored.next() : Stored.UNKNOWN;
      if (change instanceof ItemChange.Patch patch && patch.textual() && !before.item()) {
        report.refuse(change.line(), LineCode.NOT_FOUND, NOT_FOUND);
      } else if (before.version() > change.version()) {
        report.refuse(change.line(), LineCode.STALE, STALE);
      } else {
        planned.add(new Planned(change, before, text(change, before)));
      }
    }
    return planned;
  }

  /** Of prices and stock come hundreds a second, and their script finds out by itself all that a look would tell. */
  private static boolean isLookedUp(ItemChange change) {
    return !(change instanceof ItemChange.Patch patch) || patch.textual();
  }

  private static Wanted wanted(ItemChange change) {
    boolean merges = change instanceof ItemChange.Patch patch && patch.textual();
    return new Wanted(change.documentId(), merges ? Extent.ITEM : Extent.BOOKKEEPING);
  }

  private Optional<HashedText> text(ItemChange change, Stored stored) {
    return switch (change) {
      case ItemChange.Put put -> Optional.of(texts.of(put.source()));
      case ItemChange.Patch patch when patch.textual() -> Optional.of(texts.of(merged(patch, stored)));
      case ItemChange.Patch _, ItemChange.Delete _ -> Optional.empty();
    };
  }

  private static JsonNode merged(ItemChange.Patch patch, Stored stored) {
    ObjectNode merged = stored.source().deepCopy();
    patch.changes().forEach(change -> change.applyTo(merged));
    return merged;
  }

  private static BulkAction action(Planned plan, Vectors vectors) {
    Optional<TextVector> vector = plan.newText().map(vectors::of);
    return switch (plan.change()) {
      case ItemChange.Put put -> ItemActions.put(put, plan.text().orElseThrow(), vector);
      case ItemChange.Patch patch -> plan.text()
          .map(text -> ItemActions.patch(patch, plan.stored().textHash(), text, vector))
          .orElseGet(() -> ItemActions.patch(patch));
      case ItemChange.Delete delete -> ItemActions.delete(delete);
    };
  }

  /** Reports what became of a change; false when it is to be tried again. */
  private static boolean settle(Planned plan, BulkOutcome outcome, LineReport report) {
    long line = plan.change().line();
    if (outcome.unchanged()) {
      return settleUnchanged(plan.change(), outcome.source(), report);
    }
    if (outcome.succeeded()) {
      settleWritten(plan, report);
      return true;
    }
    if (outcome.missing()) {
      report.refuse(line, LineCode.NOT_FOUND, NOT_FOUND);
      return true;
    }
    if (outcome.transientFailure() || outcome.indexMissing()) {
      return false;
    }
    report.refuse(line, LineCode.BAD_USER_INPUT, "The engine does not take this item: " + outcome.errorType());
    return true;
  }

  private static void settleWritten(Planned plan, LineReport report) {
    boolean nothingToDelete = plan.change() instanceof ItemChange.Delete delete && !plan.stored().item()
        && plan.stored().version() != delete.version();
    if (nothingToDelete) {
      report.refuse(plan.change().line(), LineCode.NOT_FOUND, NOT_FOUND);
    } else {
      report.accept();
    }
  }

  /** The script declined: because of a newer version, a deletion, or a text that changed since it was read. */
  private static boolean settleUnchanged(ItemChange change, JsonNode left, LineReport report) {
    if (left.path(Fields.VERSION).asLong(-1) > change.version()) {
      report.refuse(change.line(), LineCode.STALE, STALE);
      return true;
    }
    if (change instanceof ItemChange.Patch && left.path(Fields.TOMBSTONE).asBoolean()) {
      report.refuse(change.line(), LineCode.NOT_FOUND, NOT_FOUND);
      return true;
    }
    return false;
  }
}
