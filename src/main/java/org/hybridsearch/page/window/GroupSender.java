package org.hybridsearch.page.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.jboss.logging.Logger;

/** Writes a group of windows in one request, one attempt. Thread-safe. */
final class GroupSender {

  private static final Logger LOG = Logger.getLogger(GroupSender.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final BulkSender bulks;
  private final WindowMeters meters;

  GroupSender(SearchEngine engine, WindowMeters meters) {
    this.bulks = new BulkSender(engine, TIMEOUT);
    this.meters = meters;
  }

  /** Those of the group that were not kept and may be when they are sent again. Never throws. */
  List<PinnedWindow> send(List<PinnedWindow> group) {
    List<PinnedWindow> again = attempt(group);
    if (!again.isEmpty()) {
      meters.failed();
    }
    return again;
  }

  private List<PinnedWindow> attempt(List<PinnedWindow> group) {
    try {
      List<BulkAction> actions = group.stream().map(w -> BulkAction.createIn(w.index(), w.id(), w.document())).toList();
      return sorted(group, bulks.send(actions));
    } catch (EngineException e) {
      LOG.debug("Windows were not kept; they are sent again", e);
      return group;
    } catch (RuntimeException e) { // a defect: it must not end the writing of windows
      LOG.warnf("Windows were not kept (%s); they are sent again", e.getClass().getName());
      LOG.debug("Windows were not kept", e);
      return group;
    }
  }

  private List<PinnedWindow> sorted(List<PinnedWindow> group, List<BulkOutcome> outcomes) {
    List<PinnedWindow> again = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < group.size(); i++) {
      BulkOutcome outcome = outcomes.get(i);
      if (outcome.succeeded() || outcome.conflict()) { // a conflict: an attempt before this one kept it, unknown to us
        continue;
      }
      if (outcome.transientFailure() || outcome.indexMissing()) {
        again.add(group.get(i));
      } else {
        refused++;
      }
    }
    meters.written(group.size() - again.size() - refused);
    meters.lost(refused);
    return again;
  }
}
