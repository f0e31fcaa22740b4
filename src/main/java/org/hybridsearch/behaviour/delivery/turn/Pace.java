package org.hybridsearch.behaviour.delivery.turn;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * How fast calls may follow each other: a token bucket of a tenth of a second, whose rate is halved when the receiver asks for
 * fewer calls and grows by a hundredth of the full one with each call it takes (additive increase, multiplicative decrease:
 * Chiu and Jain, Computer Networks and ISDN Systems 1989). Safe for use by many threads.
 */
public final class Pace {

  private static final double SECOND = 1e9;
  private static final int STEPS = 100;
  private static final double BURST_SECONDS = 0.1;

  private final double full;
  private final Ticker ticker;
  private double rate;
  private double tokens;
  private long filledAt;

  /** @param perSecond the most calls a second, 1 or more */
  public Pace(int perSecond, Ticker ticker) {
    this.full = perSecond;
    this.rate = perSecond;
    this.ticker = ticker;
    this.filledAt = ticker.read();
    this.tokens = capacity();
  }

  /** Takes a call's place, and tells how long to wait before it is made. */
  synchronized Duration take() {
    long now = ticker.read();
    tokens = Math.min(capacity(), tokens + (now - filledAt) * rate / SECOND);
    filledAt = now;
    tokens--;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / rate * SECOND));
  }

  /** Waits for a call's place; false where the thread was interrupted, and the call is not to be made. */
  public boolean await() {
    try {
      Thread.sleep(take());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The receiver took a call. */
  public synchronized void faster() {
    rate = Math.min(full, rate + full / STEPS);
  }

  /** The receiver asked for fewer. */
  public synchronized void slower() {
    rate = Math.max(1, rate / 2);
  }

  /** Calls a second, as they may be now. */
  public synchronized double rate() {
    return rate;
  }

  private double capacity() {
    return Math.max(1, full * BURST_SECONDS);
  }
}
