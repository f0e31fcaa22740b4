package org.hybridsearch.embed.remote;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.EmbeddingException;

/**
 * How fast calls for catalogues go out: a slot each, spaced by the settings. Throttling doubles the spacing for all callers,
 * once a wave, and holds everybody up for a moment with jitter; each success takes a twentieth of it back. So an import under a
 * small quota finds the quota's rate, and fails only after the patience. Safe for use by many threads.
 */
public final class Pace {

  private static final double SECOND = 1e9;
  private static final double MINUTE = 60e9;
  /** The spacing that throttling doubles where the settings have none. */
  private static final double LEAST_SPACING = SECOND / 50;
  private static final double SLOWEST = 64;
  private static final double RECOVERY = 0.95;
  private static final double FIRST_PAUSE = SECOND / 2;
  private static final double LONGEST_PAUSE = 20 * SECOND;

  private final EmbedConfig.Pace config;
  private final Time time;
  private final RandomGenerator random;
  private double slowdown = 1;
  private long free;
  private long heldUntil;

  /** @throws IllegalArgumentException when a setting is out of its range */
  public Pace(EmbedConfig.Pace config, Time time, RandomGenerator random) {
    if (!(config.requestsPerSecond() >= 0) || config.tokensPerMinute() < 0 || config.patience().isNegative()
        || !(config.pricePerMillionTokens() >= 0)) {
      throw new IllegalArgumentException("The settings under hybridsearch.embed.pace must be 0 or more");
    }
    this.config = config;
    this.time = time;
    this.random = random;
    this.free = time.nanos();
    this.heldUntil = free;
  }

  /**
   * Makes a call when it is its turn, and again while it is throttled and patience lasts.
   *
   * @param tokens about how many it takes, 0 or more
   * @throws EmbeddingException what the call throws at last
   */
  public <T> T call(long tokens, Supplier<T> call) {
    long end = time.nanos() + config.patience().toNanos();
    while (true) {
      await(tokens);
      try {
        T answer = call.get();
        succeeded();
        return answer;
      } catch (EmbeddingException failure) {
        if (!failure.throttled() || time.nanos() >= end) {
          throw failure;
        }
        throttled();
      }
    }
  }

  private void await(long tokens) {
    try {
      long wait = turn(tokens);
      while (wait > 0) {
        time.sleep(wait);
        wait = held();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddingException("Interrupted while waiting for a turn", false, e);
    }
  }

  /** Takes the next slot; gives how long it is until then. */
  private synchronized long turn(long tokens) {
    long now = time.nanos();
    long start = Math.max(now, Math.max(free, heldUntil));
    free = start + (long) spacing(tokens);
    return start - now;
  }

  /** A slot taken before somebody was throttled waits with all others. */
  private synchronized long held() {
    return heldUntil - time.nanos();
  }

  private double spacing(long tokens) {
    double calls = config.requestsPerSecond() > 0 ? SECOND / config.requestsPerSecond() : 0;
    double amount = config.tokensPerMinute() > 0 ? tokens * MINUTE / config.tokensPerMinute() : 0;
    double usual = Math.max(calls, amount);
    return slowdown > 1 ? Math.max(usual, LEAST_SPACING) * slowdown : usual;
  }

  private synchronized void throttled() {
    long now = time.nanos();
    if (now < heldUntil) {
      return; // of the same wave
    }
    slowdown = Math.min(SLOWEST, slowdown * 2);
    double pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * slowdown / 2);
    heldUntil = now + (long) (pause * (0.5 + random.nextDouble() / 2));
  }

  private synchronized void succeeded() {
    slowdown = Math.max(1, slowdown * RECOVERY);
  }

  /** By how much calls go slower than the settings let them, 1 for not at all. */
  public synchronized double slowdown() {
    return slowdown;
  }
}
