package org.hybridsearch.behaviour.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose last doings the ranker may not know yet: what it says of them is worth asking for, and not worth keeping. As far as this
 * replica has heard of their events, and until it is sure that these were delivered, plus a while.
 *
 * <p>Nothing is known of the single event. But delivery goes in rounds, one after the other, and each delivers all that was stored
 * when it began; how many are done is in the shared progress. When a look at it that began after the event was stored tells r,
 * round r + 1 may have begun before the event, and round r + 2 begins after the look: when that one is done, so is the event. No
 * clocks of replicas are compared. Safe for use by many threads.
 */
public final class Undelivered {

  /** About 10 MB; beyond it everybody is held, until delivery has caught up. */
  private static final int MOST = 100_000;
  private static final int ROUNDS = 2;
  private static final long OPEN = Long.MAX_VALUE;
  private static final String EVERYBODY = "";

  private final Duration afterwards;
  private final Ticker ticker;
  private final boolean heeds;
  private final Map<String, Hold> holds = new ConcurrentHashMap<>();

  /** @param round that has to be done, {@link #OPEN} while no look has told; @param until by the ticker, OPEN while undelivered */
  private record Hold(long since, long round, long until) {}

  /**
   * Before the first look everybody is held: what was left undelivered by earlier processes is not known.
   *
   * @param afterwards how long a shopper is held after the delivery
   */
  public Undelivered(Duration afterwards, Ticker ticker) {
    this(afterwards, ticker, true);
    acted(EVERYBODY);
  }

  private Undelivered(Duration afterwards, Ticker ticker, boolean heeds) {
    this.afterwards = afterwards;
    this.ticker = ticker;
    this.heeds = heeds;
  }

  /** Holds nobody: for a ranker that learns here, at once, or to whom nothing is delivered. */
  public static Undelivered nobody() {
    return new Undelivered(Duration.ZERO, () -> 0, false);
  }

  /** Whether anybody is ever held. */
  public boolean heeds() {
    return heeds;
  }

  /** Somebody did something, which is stored; by the id of a user or a session. */
  public void acted(String shopperId) {
    if (!heeds) {
      return;
    }
    String who = holds.size() < MOST ? shopperId : EVERYBODY;
    holds.put(who, new Hold(ticker.read(), OPEN, OPEN));
  }

  /** Whether what is said of a shopper must not be kept. */
  public boolean holds(String shopperId) {
    return holds.containsKey(shopperId) || holds.containsKey(EVERYBODY);
  }

  /**
   * So many rounds are done.
   *
   * @param lookedAt when the look began that told it, by the ticker
   */
  void seen(long rounds, long lookedAt) {
    long now = ticker.read();
    for (Map.Entry<String, Hold> each : holds.entrySet()) {
      Hold hold = each.getValue();
      if (hold.until() != OPEN && now - hold.until() >= 0) {
        holds.remove(each.getKey(), hold);
      } else if (hold.until() == OPEN && hold.round() != OPEN && rounds >= hold.round()) {
        holds.replace(each.getKey(), hold, new Hold(hold.since(), hold.round(), now + afterwards.toNanos()));
      } else if (hold.round() == OPEN && lookedAt - hold.since() > 0) {
        holds.replace(each.getKey(), hold, new Hold(hold.since(), rounds + ROUNDS, OPEN));
      }
    }
  }
}
