package org.hybridsearch.behaviour.delivery.turn;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * How fast calls may follow each other: a token bucket of a hundredth of a second, filled just so fast that no second sees more calls
 * begin than it may, bursts included. The rate is halved when the receiver asks for fewer calls and grows by a hundredth of the full
 * one with each call it takes (additive increase, multiplicative decrease: Chiu and Jain, Computer Networks and ISDN Systems 1989).
 * Safe for use by many threads.
 */
public final class Pace {

  private static final double SECOND = 1e9;
  private static final int STEPS = 100;
  private static final double BURST_SECONDS = 0.01;

  private final double full;
  private final double capacity;
  private final Ticker ticker;
  private double rate;
  private double tokens;
  private long filledAt;

  /** @param perSecond the most calls that begin in any second, above 0 */
  public Pace(double perSecond, Ticker ticker) {
    this.capacity = Math.max(1, Math.floor(perSecond * BURST_SECONDS));
    this.full = perSecond - capacity + 1; // within a second there may be a burst, and all that comes after it but the first
    this.rate = full;
    this.ticker = ticker;
    this.filledAt = ticker.read();
    this.tokens = capacity;
  }

  /** Takes a call's place, and tells how long to wait before it is made. */
  synchronized Duration take() {
    long now = ticker.read();
    tokens = Math.min(capacity, tokens + (now - filledAt) * rate / SECOND);
    filledAt = now;
    tokens--;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-tokens / rate * SECOND));
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
    rate = Math.max(Math.min(1, full), rate / 2);
  }

  /** Calls a second, as they may be now. */
  public synchronized double rate() {
    return rate;
  }
}
