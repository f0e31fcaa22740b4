package org.hybridsearch.behaviour.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.hybridsearch.behaviour.delivery.outgoing.DeadLetters;
import org.hybridsearch.behaviour.delivery.outgoing.OutgoingEvent;
import org.hybridsearch.behaviour.delivery.sink.EventSink;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.hybridsearch.behaviour.delivery.turn.Pace;
import org.hybridsearch.behaviour.liking.LikedTypes;

/**
 * Hands over events: sessions side by side, each in its order and never past an event of it that failed. A batch that is refused
 * for good is halved until the event is found that is the reason; that one goes to the dead letters, and the others on their way.
 */
final class Courier {

  /** After so many failures in a row, with no success between, the others are not tried: the receiver is away. */
  private static final int GIVE_UP = 8;
  private static final int GIVE_UP_PROBING = 2;

  private final EventSink sink;
  private final DeadLetters letters;
  private final Pace pace;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final DeliveryMeters meters;
  private final LikedTypes liked;

  Courier(EventSink sink, DeadLetters letters, Pace pace, Delivery.Surroundings surroundings, DeliveryMeters meters,
      LikedTypes liked) {
    this.sink = sink;
    this.letters = letters;
    this.pace = pace;
    this.ticker = surroundings.ticker();
    this.random = surroundings.random();
    this.meters = meters;
    this.liked = liked;
  }

  /**
   * How to send.
   *
   * @param probing one call at a time, of any session, and no more than two in vain: to see whether the receiver is back
   * @param width the most calls at a time otherwise
   * @param goOn asked before each call
   * @param alone which events are sent each in a call of its own
   */
  record Manner(boolean probing, int width, BooleanSupplier goOn, Predicate<OutgoingEvent> alone) {}

  /**
   * What became of events, by the engine's ids; of those in none of the sets nothing was tried.
   *
   * @param delivered were taken
   * @param refused are among the dead letters
   * @param failed were sent, in vain
   * @param calls that were taken
   * @param failures calls that were not, throttled ones included
   * @param trouble why the last of these failed, as operators are told; empty where none did
   */
  record Sent(Set<String> delivered, Set<String> refused, Set<String> failed, AtomicInteger calls, AtomicInteger failures,
      AtomicReference<String> trouble) {
    Sent() {
      this(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), new AtomicInteger(),
          new AtomicInteger(), new AtomicReference<>(""));
    }

    boolean settled(String id) {
      return delivered.contains(id) || refused.contains(id);
    }
  }

  /**
   * Sends events and waits for all.
   *
   * @param sent gets what became of them, also where this fails
   * @throws org.hybridsearch.opensearch.EngineException when a dead letter cannot be written; its event counts as not sent
   */
  void send(List<OutgoingEvent> events, Manner manner, Sent sent) {
    Trip trip = new Trip(manner, sent, new AtomicInteger(), new Semaphore(manner.probing() ? 1 : manner.width()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sessions = new ArrayList<>();
      for (List<OutgoingEvent> session : sessions(events, manner.probing())) {
        trip.places().acquire(); // here, so that the first ones are sent first
        sessions.add(threads.submit(() -> walk(session, trip)));
      }
      for (Future<?> session : sessions) {
        session.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    }
  }

  private record Trip(Manner manner, Sent sent, AtomicInteger failuresInARow, Semaphore places) {
    boolean goesOn() {
      return failuresInARow.get() < (manner.probing() ? GIVE_UP_PROBING : GIVE_UP) && manner.goOn().getAsBoolean();
    }
  }

  private List<List<OutgoingEvent>> sessions(List<OutgoingEvent> events, boolean shuffled) {
    Map<String, List<OutgoingEvent>> sessions = new LinkedHashMap<>();
    events.forEach(event -> sessions.computeIfAbsent(event.session(), id -> new ArrayList<>()).add(event));
    List<List<OutgoingEvent>> each = new ArrayList<>(sessions.values());
    if (shuffled) { // else one that always fails would be the only one tried
      Collections.shuffle(each, random);
    }
    return each;
  }

  private void walk(List<OutgoingEvent> session, Trip trip) {
    try {
      for (List<OutgoingEvent> batch : batches(session, trip.manner().alone())) {
        if (!deliver(batch, trip)) {
          return;
        }
      }
    } finally {
      trip.places().release();
    }
  }

  /** Neighbours of one shopper, at most ten together. */
  static List<List<OutgoingEvent>> batches(List<OutgoingEvent> session, Predicate<OutgoingEvent> alone) {
    List<List<OutgoingEvent>> batches = new ArrayList<>();
    for (OutgoingEvent event : session) {
      List<OutgoingEvent> last = batches.isEmpty() ? List.of() : batches.getLast();
      if (last.isEmpty() || last.size() == EventSink.MOST_EVENTS || alone.test(event) || alone.test(last.getLast())
          || !last.getLast().userId().equals(event.userId())) {
        batches.add(new ArrayList<>());
      }
      batches.getLast().add(event);
    }
    return batches;
  }

  /** Whether all of it is settled. */
  private boolean deliver(List<OutgoingEvent> batch, Trip trip) {
    if (!trip.goesOn() || !pace.await() || !trip.goesOn()) {
      return false;
    }
    long start = ticker.read();
    try {
      sink.put(batch(batch));
      told("ok", start);
      pace.faster();
      trip.failuresInARow().set(0);
      trip.sent().calls().incrementAndGet();
      batch.forEach(event -> trip.sent().delivered().add(event.id()));
      meters.delivered(batch.size());
      return true;
    } catch (SinkException e) {
      return switch (e) {
        case SinkException.Refused refused -> {
          told("refused", start);
          trip.failuresInARow().set(0);
          yield refused(batch, refused, trip);
        }
        case SinkException.Throttled throttled -> {
          told("throttled", start);
          pace.slower();
          yield failed(trip, throttled);
        }
        case SinkException.Unavailable unavailable -> {
          told("failed", start);
          batch.forEach(event -> trip.sent().failed().add(event.id()));
          yield failed(trip, unavailable);
        }
      };
    }
  }

  private static boolean failed(Trip trip, SinkException why) {
    trip.sent().trouble().set(why.trouble());
    trip.failuresInARow().incrementAndGet();
    trip.sent().failures().incrementAndGet();
    return false;
  }

  private boolean refused(List<OutgoingEvent> batch, SinkException.Refused refused, Trip trip) {
    if (batch.size() > 1 && !refused.whole()) {
      int half = batch.size() / 2;
      return deliver(batch.subList(0, half), trip) && deliver(batch.subList(half, batch.size()), trip);
    }
    for (OutgoingEvent event : batch) {
      putAside(event, refused.code(), refused.reason());
      trip.sent().refused().add(event.id());
    }
    return true;
  }

  /** Puts an event that fails on and on among the dead letters. */
  void putAsideUnavailable(OutgoingEvent event, int attempts) {
    putAside(event, "Unavailable", "It failed " + attempts + " times while others were taken.");
  }

  private void putAside(OutgoingEvent event, String code, String reason) {
    letters.add(event, code, reason);
    meters.dead(code);
  }

  /** Tells operators that from now on nothing is taken, or that something is again. */
  void tell(boolean away, Sent sent) {
    meters.away(away ? Optional.of(sent.trouble().get()) : Optional.empty());
  }

  private EventSink.Batch batch(List<OutgoingEvent> events) {
    OutgoingEvent first = events.getFirst();
    return new EventSink.Batch(first.userId(), first.session(), events.stream().map(event -> new EventSink.Entry(
        event.eventId(), liked.name(event.type()), event.itemId(), event.sentAt(), event.value(), event.impression(),
        event.recommendationId())).toList());
  }

  private void told(String outcome, long start) {
    meters.call(outcome, Duration.ofNanos(ticker.read() - start));
  }
}
