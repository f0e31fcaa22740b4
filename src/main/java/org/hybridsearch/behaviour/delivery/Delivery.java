package org.hybridsearch.behaviour.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.hybridsearch.behaviour.delivery.outgoing.DeadLetters;
import org.hybridsearch.behaviour.delivery.outgoing.ShownItems;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents;
import org.hybridsearch.behaviour.delivery.sink.EventSink;
import org.hybridsearch.behaviour.delivery.turn.Lease;
import org.hybridsearch.behaviour.delivery.turn.Pace;
import org.hybridsearch.behaviour.delivery.turn.Progress;
import org.hybridsearch.behaviour.delivery.turn.Turns;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;

/** The delivery of a market's events on this replica, in turns with the others. Safe for use by many threads. */
public final class Delivery implements AutoCloseable {

  private static final int LEASE_SHARE = 5;
  /** Turns from one count of the dead letters to the next. */
  private static final int COUNT_EACH = 10;

  private final Lease lease;
  private final Outbox outbox;
  private final DeadLetters letters;
  private final Undelivered undelivered;
  private final EventSink sink;
  private final Surroundings surroundings;
  private final Turns work;
  private volatile long dead;
  private long turns;

  /**
   * Clocks, chance, and who counts.
   *
   * @param self names this replica like no other before or now
   * @param sharers how many markets deliver and share the calls a second, 1 or more
   */
  public record Surroundings(String self, Clock clock, Ticker ticker, RandomGenerator random, MeterRegistry meters, long sharers) {

    /** A market that has the calls a second to itself. */
    public Surroundings(String self, Clock clock, Ticker ticker, RandomGenerator random, MeterRegistry meters) {
      this(self, clock, ticker, random, meters, 1);
    }
  }

  /**
   * Where things are.
   *
   * @param market for reports
   * @param events the alias of the stored events; @param searches that of the logged searches
   * @param letters that of the dead letters; @param control the index of what replicas agree on
   */
  public record Places(String market, String events, String searches, String letters, String control) {}

  /**
   * Begins with {@link #start}.
   *
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public Delivery(SearchEngine engine, Places places, EventSink sink, Shoppers shoppers, DeliveryConfig config,
      Surroundings surroundings) {
    require(config);
    Forgotten forgotten = shoppers.forgotten();
    Duration timeout = config.lease().dividedBy(LEASE_SHARE);
    this.undelivered = shoppers.undelivered();
    this.sink = sink;
    this.surroundings = surroundings;
    this.letters = new DeadLetters(engine, places.letters(), surroundings.clock(), timeout);
    this.lease = new Lease(engine, new Lease.Place(places.control(), "delivery"), surroundings.self(),
        new Lease.Settings(config.lease(), timeout, surroundings.ticker()));
    DeliveryMeters meters = new DeliveryMeters(surroundings.meters(), places.market());
    Courier courier = new Courier(sink, letters, new Pace(config.callsPerSecond() / (double) surroundings.sharers(), surroundings.ticker()),
        surroundings, meters, shoppers.liked());
    this.outbox = new Outbox(new Outbox.Stores(
        new StoredEvents(engine, places.events(), shoppers.liked(), config.since(), timeout),
        new ShownItems(engine, places.searches(), timeout, surroundings.clock(), Delivery::sleep), letters,
        event -> forgotten.covers(event.userId(), event.sessionId(), event.sentAt())
            || forgotten.covers(event.userId(), event.sessionId(), event.receivedAt())),
        lease, courier, config, surroundings.clock(), surroundings.ticker());
    this.work = new Turns("delivery", lease, work(), new Turns.Timing(config.every(), config.retryPause(), config.retryMaxPause(),
        surroundings.ticker(), surroundings.random()));
    meters.watch(() -> lag().toMillis() / 1000.0, () -> lease.valid() ? 1 : 0, () -> dead);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is known of shoppers, who waits for their events, and which of these are delivered, by what names. */
  public record Shoppers(Forgotten forgotten, Undelivered undelivered, LikedTypes liked) {}

  /** Whether what somebody did was forgotten since. */
  @FunctionalInterface
  public interface Forgotten {
    boolean covers(String userId, String sessionId, Instant at);
  }

  private static void require(DeliveryConfig config) {
    require(config.lease().compareTo(Duration.ofMillis(500)) >= 0, "lease", "must be 500 ms or more");
    require(config.timeout().isPositive() && config.timeout().multipliedBy(LEASE_SHARE).compareTo(config.lease()) <= 0,
        "timeout", "must be above 0 and at most a fifth of the lease");
    require(config.callsPerSecond() >= 1, "calls-per-second", "must be 1 or more");
    require(config.callsInFlight() >= 1, "calls-in-flight", "must be 1 or more");
    require(config.pageSize() >= 10 && config.pageSize() <= 10_000, "page-size", "must be 10 to 10,000");
    require(config.attempts() >= 1, "attempts", "must be 1 or more");
    require(config.every().isPositive() && config.retryPause().isPositive() && config.retryMaxPause().isPositive(),
        "every, retry-pause and retry-max-pause", "must be above 0");
  }

  private static void require(boolean fine, String key, String rule) {
    if (!fine) {
      throw new IllegalArgumentException("hybridsearch.delivery." + key + " " + rule);
    }
  }

  /** Begins, and begins again where a defect has ended it; does nothing while it is under way. To be called again and again. */
  public void start() {
    work.start();
  }

  /** Ends after the calls under way, for some seconds at most, and lets another replica go on at once. */
  @Override
  public void close() {
    work.close();
    sink.close();
  }

  /** How old the oldest event is that this replica knows of as not delivered; zero where none is, or another one delivers. */
  public Duration lag() {
    return outbox.oldest().filter(at -> lease.valid()).map(at -> Duration.between(at, surroundings.clock().instant()))
        .filter(Duration::isPositive).orElse(Duration.ZERO);
  }

  /** What operators are told. */
  public String state() {
    boolean delivering = lease.valid();
    return (delivering ? "delivering, " + lag().toSeconds() + " s behind" : "watching") + ", " + dead + " dead letters"
        + (delivering && !outbox.trouble().isEmpty() ? ", " + outbox.trouble() : "");
  }

  /**
   * Has all dead letters delivered again, by whichever replica delivers, soon; how many they are.
   *
   * @throws SearchException.Unavailable when the engine does not answer
   */
  public long replay() {
    try {
      return letters.replay();
    } catch (EngineException e) {
      throw new SearchException.Unavailable("The engine did not answer in time: ask again in a few seconds.", e);
    }
  }

  /** Takes a turn, and tells how long to wait for the next one. */
  Duration turn() {
    return work.turn();
  }

  private Turns.Work work() {
    return new Turns.Work() {
      @Override
      public boolean round() {
        return outbox.round();
      }

      @Override
      public boolean probing() {
        return outbox.probing();
      }

      @Override
      public void rested() {
        if (turns++ % COUNT_EACH == 0) {
          dead = letters.count().values().stream().mapToLong(Long::longValue).sum();
        }
      }

      @Override
      public void looked(Progress progress, long lookedAt) {
        undelivered.seen(progress.rounds(), lookedAt);
      }
    };
  }
}
