package org.hybridsearch.dataset.send;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.hybridsearch.behaviour.delivery.turn.Pace;
import org.jboss.logging.Logger;

/**
 * Sends records, one call after the other, and notes what became of them. A batch that is refused for good is halved until the
 * record is found that is the reason. A dataset that is not there is no record's fault: it is waited for. What fails again and again
 * goes alone, then is put off, so that what is behind it comes through, and is put aside when it goes on failing while others are
 * taken. For one thread.
 */
public final class Sender {

  private static final Logger LOG = Logger.getLogger(Sender.class);
  /** After so many failures in a row the receiver counts as away. */
  private static final int GIVE_UP = 4;
  /** After so many failures a record goes alone: it may be the others of its batch that are the reason. */
  private static final int TOGETHER = 3;

  private final DatasetSink sink;
  private final Notes notes;
  private final Pace pace;
  private final int attempts;
  private final Ticker ticker;
  private final DatasetMeters meters;
  private final Map<String, Failures> failures = new HashMap<>();
  private long taken;
  private long failed;
  private boolean probing;
  private volatile String trouble = "";

  /** @param attempts how often a record may fail before it is put off, and how often while most others are taken before it is put aside */
  public Sender(DatasetSink sink, Notes notes, Pace pace, int attempts, Ticker ticker, DatasetMeters meters) {
    this.sink = sink;
    this.notes = notes;
    this.pace = pace;
    this.attempts = attempts;
    this.ticker = ticker;
    this.meters = meters;
  }

  /**
   * Of one record, in a row.
   *
   * @param strikes failures that are the record's, as calls between it and the last one were taken
   * @param others how many calls were taken at the last one
   * @param ofAll how many calls had failed then
   */
  private record Failures(int number, int strikes, long others, long ofAll) {
    static final Failures NONE = new Failures(0, 0, 0, 0);

    /** @param most whether it takes most calls: where many fail it is nobody's fault */
    Failures next(long taken, long failed, boolean most) {
      boolean strike = number > 0 && taken > others && (!most || taken - others >= failed - ofAll);
      return new Failures(number + 1, strikes + (strike ? 1 : 0), taken, failed);
    }
  }

  private static final class Trip {
    private final BooleanSupplier goOn;
    private final int most;
    private final boolean putOff;
    private final Predicate<Draft> wanted;
    private int failuresInARow;
    private int failures;
    private int calls;
    private boolean whole = true;

    Trip(BooleanSupplier goOn, int most, boolean putOff, Predicate<Draft> wanted) {
      this.goOn = goOn;
      this.most = most;
      this.putOff = putOff;
      this.wanted = wanted;
    }

    boolean goesOn() {
      boolean on = failuresInARow < most && goOn.getAsBoolean();
      whole &= on;
      return on;
    }

    void failed() {
      failures++;
      failuresInARow++;
      whole = false;
    }
  }

  /**
   * Sends records, in their order.
   *
   * @param putOff whether these were put off before, so that they are not again
   * @param goOn asked before each call
   * @return whether all of them were taken, refused or put off
   * @throws org.hybridsearch.opensearch.EngineException when it cannot be noted: what was sent is sent again
   */
  public boolean send(List<Draft> drafts, boolean putOff, BooleanSupplier goOn) {
    return send(drafts, putOff, goOn, draft -> true);
  }

  /**
   * The same, without those that are no longer wanted when their turn has come.
   *
   * @param wanted asked of each record right before the call it would go in
   */
  public boolean send(List<Draft> drafts, boolean putOff, BooleanSupplier goOn, Predicate<Draft> wanted) {
    if (drafts.isEmpty()) {
      return true;
    }
    Trip trip = new Trip(goOn, probing ? 1 : GIVE_UP, putOff, wanted);
    batches(drafts).forEach(batch -> deliver(batch, trip));
    probing = trip.calls == 0 && trip.failures > 0;
    return trip.whole;
  }

  /** Whether the last calls were all in vain. */
  public boolean probing() {
    return probing;
  }

  /** Why the last call failed; empty where it did not. */
  public String trouble() {
    return trouble;
  }

  /** Ten together, but those alone that failed again and again; in the order of the first of each. */
  private List<List<Draft>> batches(List<Draft> drafts) {
    List<List<Draft>> batches = new ArrayList<>();
    List<Draft> open = new ArrayList<>();
    for (Draft draft : drafts) {
      if (failures.getOrDefault(draft.id(), Failures.NONE).number() >= TOGETHER) {
        batches.add(List.of(draft));
        continue;
      }
      if (open.isEmpty() || open.size() == DatasetSink.MOST_RECORDS) {
        open = new ArrayList<>();
        batches.add(open);
      }
      open.add(draft);
    }
    return batches;
  }

  private void deliver(List<Draft> drafts, Trip trip) {
    if (!trip.goesOn() || !pace.await() || !trip.goesOn()) {
      trip.whole = false;
      return;
    }
    List<Draft> batch = drafts.stream().filter(trip.wanted).toList();
    if (batch.isEmpty()) {
      return;
    }
    long start = ticker.read();
    try {
      sink.put(batch.stream().map(draft -> new DatasetSink.Entry(draft.id(), draft.record().properties())).toList());
      told("ok", start);
      trouble = "";
      pace.faster();
      trip.failuresInARow = 0;
      trip.calls++;
      taken++;
      batch.forEach(draft -> failures.remove(draft.id()));
      notes.taken(batch);
      meters.sent(batch.size());
    } catch (SinkException e) {
      failed(batch, e, start, trip);
    }
  }

  private void failed(List<Draft> batch, SinkException failure, long start, Trip trip) {
    switch (failure) {
      case SinkException.Refused refused when refused.whole() -> {
        told("refused", start);
        if (!trouble.equals(refused.code())) {
          LOG.warnf("A dataset takes nothing: %s. It is tried again", refused.code());
        }
        trouble = refused.trouble();
        trip.failed();
      }
      case SinkException.Refused refused -> {
        told("refused", start);
        trip.failuresInARow = 0;
        taken++; // the receiver is there
        refused(batch, refused, trip);
      }
      case SinkException.Throttled throttled -> {
        told("throttled", start);
        trouble = throttled.trouble();
        pace.slower();
        trip.failed();
      }
      case SinkException.Unavailable unavailable -> {
        told("failed", start);
        trouble = unavailable.trouble();
        if (!settled(batch, trip)) {
          trip.failed();
        }
      }
    }
  }

  private void refused(List<Draft> batch, SinkException.Refused refused, Trip trip) {
    if (batch.size() > 1) {
      int half = batch.size() / 2;
      deliver(batch.subList(0, half), trip);
      deliver(batch.subList(half, batch.size()), trip);
      return;
    }
    putAside(batch.getFirst(), refused.code(), refused.reason());
  }

  private void putAside(Draft draft, String code, String reason) {
    failures.remove(draft.id());
    notes.refused(draft, code, reason);
    meters.refused();
  }

  /** Whether one that failed is none of this trip's any more. */
  private boolean settled(List<Draft> batch, Trip trip) {
    failed++;
    boolean most = notes.keepsForLater(); // one that is kept for later holds up nobody meanwhile
    batch.forEach(draft -> failures.put(
        draft.id(), failures.getOrDefault(draft.id(), Failures.NONE).next(taken, failed, most)));
    Failures own = failures.get(batch.getFirst().id());
    if (batch.size() > 1 || own.number() < attempts) {
      return false;
    }
    if (own.strikes() >= attempts) {
      putAside(batch.getFirst(), "Unavailable", "It failed " + attempts + " times while others were taken.");
      return true;
    }
    if (!trip.putOff && (own.strikes() > 0 || notes.keepsForLater())) {
      notes.later(batch.getFirst());
      trip.failures++;
      trip.failuresInARow++;
      return true;
    }
    return false;
  }

  private void told(String outcome, long start) {
    meters.call(outcome, Duration.ofNanos(ticker.read() - start));
  }
}
