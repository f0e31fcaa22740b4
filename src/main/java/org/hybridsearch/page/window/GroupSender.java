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
  private volatile String told = ""; // why windows were refused last, so that it is said once

  GroupSender(SearchEngine engine, WindowMeters meters) {
    this.bulks = new BulkSender(engine, TIMEOUT);
    this.meters = meters;
  }

  /**
   * What became of a group.
   *
   * @param again those that were not kept and may be when they are sent again
   * @param works whether the next group may be expected to be kept: no window waits, and not all were refused
   */
  record Sent(List<PinnedWindow> again, boolean works) {}

  /** Sends a group. Never throws. */
  Sent send(List<PinnedWindow> group) {
    Sent sent = attempt(group);
    if (!sent.works()) {
      meters.failed();
    }
    return sent;
  }

  private Sent attempt(List<PinnedWindow> group) {
    try {
      List<BulkAction> actions = group.stream().map(w -> BulkAction.createIn(w.index(), w.id(), w.document())).toList();
      return sorted(group, bulks.send(actions));
    } catch (EngineException e) {
      LOG.debug("Windows were not kept; they are sent again", e);
      return new Sent(group, false);
    } catch (RuntimeException e) { // a defect: it must not end the writing of windows
      LOG.warnf("Windows were not kept (%s); they are sent again", e.getClass().getName());
      LOG.debug("Windows were not kept", e);
      return new Sent(group, false);
    }
  }

  private Sent sorted(List<PinnedWindow> group, List<BulkOutcome> outcomes) {
    List<PinnedWindow> again = new ArrayList<>();
    List<BulkOutcome> refused = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      BulkOutcome outcome = outcomes.get(i);
      if (outcome.succeeded() || outcome.conflict()) { // a conflict: an attempt before this one kept it, unknown to us
        continue;
      }
      if (outcome.transientFailure() || outcome.indexMissing()) {
        again.add(group.get(i));
      } else {
        refused.add(outcome);
      }
    }
    meters.written(group.size() - again.size() - refused.size());
    meters.lost(refused.size());
    tell(refused);
    return new Sent(again, again.isEmpty() && refused.size() < group.size());
  }

  private void tell(List<BulkOutcome> refused) {
    String why = refused.isEmpty() ? "" : refused.getFirst().status() + " " + refused.getFirst().errorType();
    if (!why.isEmpty() && !why.equals(told)) {
      LOG.warnf("The engine refuses pinned windows (%s): only this replica can serve the pages after them", why);
    }
    told = why;
  }
}
