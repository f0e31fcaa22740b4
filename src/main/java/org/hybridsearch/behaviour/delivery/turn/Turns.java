package org.hybridsearch.behaviour.delivery.turn;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/**
 * A thread that takes its turn at some work, does it or watches who does, and waits after failures, longer each time and never as
 * long as another replica would. {@link #start} and {@link #close} are safe for use by many threads.
 */
public final class Turns implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Turns.class);
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(3);
  private static final int MOST_DOUBLINGS = 20;

  private final String name;
  private final Lease lease;
  private final Work work;
  private final Timing timing;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Thread thread = Thread.ofVirtual().unstarted(() -> { });
  private int failures;
  private long notBefore;
  private boolean waiting;

  /**
   * How long to wait.
   *
   * @param every after a round that is done, and between looks at who is at it
   * @param first the longest first pause after a failure; it doubles up to {@code longest}
   */
  public record Timing(Duration every, Duration first, Duration longest, Ticker ticker, RandomGenerator random) {}

  /** What is done in turns. Is called by one thread at a time. */
  public interface Work {

    /** Does all there is now, as long as the lease is held; whether nothing is left over that failed. */
    boolean round();

    /** Whether the last round only tried whether the receiver is back, in vain. */
    boolean probing();

    /** Everything is done for now. */
    void rested();

    /** The shared progress was looked at, whoever is at it. @param lookedAt when the look began, by the ticker */
    default void looked(Progress progress, long lookedAt) {}
  }

  /** @param name of the thread, and in the log */
  public Turns(String name, Lease lease, Work work, Timing timing) {
    this.name = name;
    this.lease = lease;
    this.work = work;
    this.timing = timing;
  }

  /** Begins, and begins again where a defect has ended it; does nothing while it is under way. To be called again and again. */
  public synchronized void start() {
    boolean idle = thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.TERMINATED;
    if (idle && closing.getCount() > 0) {
      thread = Thread.ofVirtual().name(name).start(this::run);
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
      LOG.debugf(e, "The turn at %s was not handed on; another replica begins when the lease is over", name);
    }
  }

  /** Takes a turn, and tells how long to wait for the next one. */
  public Duration turn() {
    try {
      long lookedAt = timing.ticker().read();
      boolean mine = lease.acquire();
      work.looked(lease.progress(), lookedAt);
      if (!mine) {
        return timing.every();
      }
      if (waiting && timing.ticker().read() - notBefore < 0) {
        lease.settle(Map.of()); // so that nobody takes over while this one waits
        return pause();
      }
      if (work.round()) {
        return rest();
      }
      failures = work.probing() ? failures : 0;
      return backOff();
    } catch (EngineException e) {
      LOG.debugf(e, "The engine did not answer; %s goes on later", name);
      return backOff();
    } catch (RuntimeException e) {
      LOG.warnf("%s failed (%s); it is tried again", name, e.getClass().getName());
      LOG.debug("A turn failed", e);
      return backOff();
    }
  }

  private Duration rest() {
    waiting = false;
    failures = 0;
    work.rested();
    return timing.every();
  }

  /** Full jitter: see "Exponential Backoff And Jitter", AWS Architecture Blog 2015. */
  private Duration backOff() {
    long longest = timing.first().toNanos() << Math.min(failures, MOST_DOUBLINGS);
    double most = Math.min(Math.max(longest, 0), timing.longest().toNanos());
    failures++;
    waiting = true;
    notBefore = timing.ticker().read() + (long) (timing.random().nextDouble() * most);
    return pause();
  }

  private Duration pause() {
    Duration left = Duration.ofNanos(Math.max(1, notBefore - timing.ticker().read()));
    return left.compareTo(timing.every()) < 0 ? left : timing.every();
  }
}
