package org.hybridsearch.catalog.replace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.load.ItemChange;
import org.hybridsearch.catalog.load.Stored;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.load.StoredReader.Extent;
import org.hybridsearch.catalog.load.StoredReader.Wanted;
import org.hybridsearch.catalog.load.Vectors;
import org.hybridsearch.catalog.load.Wave;
import org.hybridsearch.catalog.replace.CarryOver.Plan;
import org.hybridsearch.catalog.replace.Composer.Draft;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;

/**
 * Writes whole items into an index nobody else writes to, in view of the live one: what is stored there at a newer version stays,
 * whole or by field, and its vectors are taken over where the text is the same.
 */
final class BuildWave implements Wave {

  private final Plan plan;
  private final StoredReader reader;
  private final Composer composer;
  private final BulkSender sender;

  BuildWave(Plan plan, StoredReader reader, Composer composer, BulkSender sender) {
    this.plan = plan;
    this.reader = reader;
    this.composer = composer;
    this.sender = sender;
  }

  /** A document to write for a line; {@code stale} when it is the live one and the line lost. */
  private record Planned(ItemChange change, ObjectNode source, boolean stale) {}

  @Override
  public List<ItemChange> attempt(List<ItemChange> changes, Vectors vectors, LineReport report) {
    List<Stored> before = reader.read(plan.live(), wanted(changes, Extent.WHOLE));
    List<Stored> built = reader.read(plan.target(), wanted(changes, Extent.BOOKKEEPING));
    List<Planned> planned = new ArrayList<>(changes.size());
    List<Draft> drafts = new ArrayList<>(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      if (built.get(i).base() > changes.get(i).version()) {
        report.refuse(changes.get(i).line(), LineCode.STALE, "A newer version of the item stands earlier in the upload");
      } else {
        planned.add(plan((ItemChange.Put) changes.get(i), before.get(i), drafts));
      }
    }
    report.embedded(composer.complete(drafts, vectors));
    return write(planned, report);
  }

  private static List<Wanted> wanted(List<ItemChange> changes, Extent extent) {
    return changes.stream().map(change -> new Wanted(change.documentId(), extent)).toList();
  }

  private Planned plan(ItemChange.Put put, Stored before, List<Draft> drafts) {
    if (before.base() > put.version()) {
      return new Planned(put, before.source(), true);
    }
    ObjectNode fresh = put.source().deepCopy();
    fresh.put(Fields.VERSION, put.version());
    fresh.put(Fields.BASE, put.version());
    fresh.put(Fields.LOADED_AT, plan.startedAt());
    ObjectNode source = before.item() ? Merge.of(before.source(), fresh).source() : fresh;
    drafts.add(new Draft(source, plan.embeds() ? List.of() : List.of(before.source())));
    return new Planned(put, source, false);
  }

  private List<ItemChange> write(List<Planned> planned, LineReport report) {
    if (planned.isEmpty()) {
      return List.of();
    }
    planned.forEach(each -> Prior.derive(each.source()));
    List<BulkOutcome> outcomes = sender.sendToIndex(plan.target(), planned.stream()
        .map(each -> BulkAction.index(each.change().documentId(), Trees.json(each.source()))).toList());
    List<ItemChange> again = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      if (!settle(planned.get(i), outcomes.get(i), report)) {
        again.add(planned.get(i).change());
      }
    }
    return again;
  }

  private static boolean settle(Planned settled, BulkOutcome outcome, LineReport report) {
    long line = settled.change().line();
    if (outcome.transientFailure() || outcome.indexMissing()) {
      return false;
    }
    if (!outcome.succeeded()) {
      report.refuse(line, LineCode.BAD_USER_INPUT, "The engine does not take this item: " + outcome.errorType());
    } else if (settled.stale()) {
      report.refuse(line, LineCode.STALE, "A newer version is stored");
    } else {
      report.accept();
    }
    return true;
  }
}
