package org.hybridsearch.behaviour;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;

/**
 * Writes the batches of one upload with patience: what was not taken is tried again until it is settled or patience ends; then
 * all that follows in this upload is unavailable at once. Trying again is safe, since a document's id follows from its content.
 * Safe for use by many threads.
 */
final class InteractionWriter {

  private final BulkSender sender;
  private final String alias;
  private final Patience patience;
  private final Clock clock;
  private volatile boolean exhausted;

  InteractionWriter(BulkSender sender, String alias, Patience patience, Clock clock) {
    this.sender = sender;
    this.alias = alias;
    this.patience = patience;
    this.clock = clock;
  }

  /** A valid line. */
  record Numbered(long line, Interaction interaction) {}

  /**
   * What became of a batch.
   *
   * @param stored how many are stored now, those that were already included
   * @param refused what the engine does not take, with its name of the reason
   * @param unavailable what could not be written in time
   */
  record Settled(int stored, List<Refusal> refused, List<Numbered> unavailable) {}

  /** A line the engine does not take. */
  record Refusal(long line, String reason) {}

  /** Settles every line of a batch. */
  Settled write(List<Numbered> batch) {
    Patience.Attempts attempts = patience.begin();
    List<Refusal> refused = new ArrayList<>();
    List<Numbered> pending = batch;
    while (!exhausted && !pending.isEmpty()) {
      pending = attempt(pending, refused);
      if (!pending.isEmpty() && !attempts.pause()) {
        exhausted = true;
      }
    }
    return new Settled(batch.size() - refused.size() - pending.size(), refused, pending);
  }

  /** Gives what is to be tried again. */
  private List<Numbered> attempt(List<Numbered> batch, List<Refusal> refused) {
    Instant now = clock.instant();
    try {
      List<BulkAction> actions = batch.stream().map(line -> action(line.interaction(), now)).toList();
      return unsettled(batch, sender.sendToAlias(alias, actions), refused);
    } catch (EngineException e) {
      return batch;
    }
  }

  private static BulkAction action(Interaction interaction, Instant now) {
    return BulkAction.create(InteractionDocument.id(interaction), InteractionDocument.source(interaction, now));
  }

  private static List<Numbered> unsettled(List<Numbered> batch, List<BulkOutcome> outcomes, List<Refusal> refused) {
    List<Numbered> unsettled = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      BulkOutcome outcome = outcomes.get(i);
      // A conflict says that the same interaction is stored already.
      boolean stored = outcome.succeeded() || outcome.conflict();
      if (!stored && (outcome.transientFailure() || outcome.indexMissing())) {
        unsettled.add(batch.get(i));
      } else if (!stored) {
        refused.add(new Refusal(batch.get(i).line(), outcome.errorType()));
      }
    }
    return unsettled;
  }
}
