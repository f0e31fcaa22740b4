package org.hybridsearch.behaviour.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hybridsearch.behaviour.delivery.outgoing.DeadLetters;
import org.hybridsearch.behaviour.delivery.outgoing.ShownItems;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents;
import org.hybridsearch.behaviour.delivery.sink.EventSink;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.jboss.logging.Logger;

/**
 * The delivery of a market's events on this replica: a thread that takes its turn, delivers or watches who does, and waits after
 * failures, longer each time and never as long as another replica would. Safe for use by many threads.
 */
public final class Delivery implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Delivery.class);
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(3);
  private static final int LEASE_SHARE = 5;
  private static final int MOST_DOUBLINGS = 20;
  /** Turns from one count of the dead letters to the next. */
  private static final int COUNT_EACH = 10;

  private final DeliveryConfig config;
  private final Lease lease;
  private final Outbox outbox;
  private final DeadLetters letters;
  private final Undelivered undelivered;
  private final EventSink sink;
  private final Surroundings surroundings;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Thread thread = Thread.ofVirtual().unstarted(() -> { });
  private volatile long dead;
  private int failures;
  private long notBefore;
  private boolean waiting;
  private long turns;

  /** Clocks, chance, and who counts. @param self names this replica like no other before or now */
  public record Surroundings(String self, Clock clock, Ticker ticker, RandomGenerator random, MeterRegistry meters) {}

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
    this.config = config;
    this.undelivered = shoppers.undelivered();
    this.sink = sink;
    this.surroundings = surroundings;
    this.letters = new DeadLetters(engine, places.letters(), surroundings.clock(), timeout);
    this.lease = new Lease(engine, places.control(), surroundings.self(),
        new Lease.Settings(config.lease(), timeout, surroundings.ticker()));
    DeliveryMeters meters = new DeliveryMeters(surroundings.meters(), places.market());
    Courier courier = new Courier(sink, letters, new Pace(config.callsPerSecond(), surroundings.ticker()),
        surroundings, meters, shoppers.liked());
    this.outbox = new Outbox(new Outbox.Stores(
        new StoredEvents(engine, places.events(), shoppers.liked(), config.since(), timeout),
        new ShownItems(engine, places.searches(), timeout, surroundings.clock()), letters,
        event -> forgotten.covers(event.userId(), event.sessionId(), event.sentAt())
            || forgotten.covers(event.userId(), event.sessionId(), event.receivedAt())),
        lease, courier, config, surroundings.clock(), surroundings.ticker());
    meters.watch(() -> lag().toMillis() / 1000.0, () -> lease.valid() ? 1 : 0, () -> dead);
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
  public synchronized void start() {
    boolean idle = thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.TERMINATED;
    if (idle && closing.getCount() > 0) {
      thread = Thread.ofVirtual().name("delivery").start(this::run);
    }
  }

  /** Ends after the calls under way, for some seconds at most, and lets another replica go on at once. */
  @Override
  public void close() {
    closing.countDown();
    lease.leave();
    try {
      if (thread.getState() != Thread.State.NEW) {
        thread.join(LAST_MOMENTS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sink.close();
  }

  /** How old the oldest event is that this replica knows of as not delivered; zero where none is, or another one delivers. */
  public Duration lag() {
    return outbox.oldest().map(at -> Duration.between(at, surroundings.clock().instant()))
        .filter(Duration::isPositive).orElse(Duration.ZERO);
  }

  /** What operators are told. */
  public String state() {
    return (lease.valid() ? "delivering, " + lag().toSeconds() + " s behind" : "watching") + ", " + dead + " dead letters";
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

  private void run() {
    try {
      while (!closing.await(turn().toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.trace("The next turn");
      }
      lease.release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (EngineException e) {
      LOG.debug("Delivery was not handed on; another replica begins when the lease is over", e);
    }
  }

  /** Takes a turn, and tells how long to wait for the next one. */
  Duration turn() {
    try {
      long lookedAt = surroundings.ticker().read();
      boolean mine = lease.acquire();
      undelivered.seen(lease.progress().rounds(), lookedAt);
      if (!mine) {
        return config.every();
      }
      if (waiting && surroundings.ticker().read() - notBefore < 0) {
        lease.settle(Map.of()); // so that nobody takes over while this one waits
        return pause();
      }
      if (outbox.round()) {
        return rest();
      }
      failures = outbox.probing() ? failures : 0;
      return backOff();
    } catch (EngineException e) {
      LOG.debug("The engine did not answer; delivery goes on later", e);
      return backOff();
    } catch (SinkException e) {
      throw new IllegalStateException("The courier sees to these", e);
    } catch (RuntimeException e) {
      LOG.warnf("Delivery failed (%s); it is tried again", e.getClass().getName());
      LOG.debug("Delivery failed", e);
      return backOff();
    }
  }

  private Duration rest() {
    waiting = false;
    failures = 0;
    if (turns++ % COUNT_EACH == 0) {
      dead = letters.count().values().stream().mapToLong(Long::longValue).sum();
    }
    return config.every();
  }

  /** Full jitter: see "Exponential Backoff And Jitter", AWS Architecture Blog 2015. */
  private Duration backOff() {
    long longest = config.retryPause().toNanos() << Math.min(failures, MOST_DOUBLINGS);
    double most = Math.min(Math.max(longest, 0), config.retryMaxPause().toNanos());
    failures++;
    waiting = true;
    notBefore = surroundings.ticker().read() + (long) (surroundings.random().nextDouble() * most);
    return pause();
  }

  private Duration pause() {
    Duration left = Duration.ofNanos(Math.max(1, notBefore - surroundings.ticker().read()));
    return left.compareTo(config.every()) < 0 ? left : config.every();
  }
}
