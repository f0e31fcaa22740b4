package org.hybridsearch.behaviour.clicks;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.BehaviourConfig;

/**
 * The click entropies of one market's queries, in memory. Read anew as a whole from time to time, so that what expired or was
 * forgotten is gone, and what was logged late is in. Safe for use by many threads; answers at once.
 */
public final class ClickEntropies {

  private final LoggedClicks log;
  private final ClickVotes votes;
  private final BehaviourConfig.Clicks config;
  private final Clock clock;
  private volatile Map<String, Double> bits = Map.of();
  private Instant nextRead = Instant.MIN;

  /** @throws IllegalArgumentException for a setting out of range; the message names it */
  public ClickEntropies(LoggedClicks log, BehaviourConfig.Clicks config, Clock clock) {
    positive("least-clicks", config.leastClicks());
    positive("least-visitors", config.leastVisitors());
    positive("most-clicks", config.mostClicks());
    this.log = log;
    this.votes = new ClickVotes(config.leastClicks(), config.leastVisitors());
    this.config = config;
    this.clock = clock;
  }

  private static void positive(String setting, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("hybridsearch.behaviour.clicks." + setting + " must be 1 or more, not " + value);
    }
  }

  /** How far people differ in what they click after a query, in bits; empty as long as too few clicked to tell. */
  public OptionalDouble bits(String query) {
    Map<String, Double> known = bits;
    Double found = known.isEmpty() ? null : known.get(QueryText.normalized(query));
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
  }

  /**
   * Reads the clicks, if it is time to; to be run each few seconds.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer: what was known stays
   */
  public synchronized void refresh() {
    Instant now = clock.instant();
    if (!now.isBefore(nextRead)) {
      bits = votes.bits(log.since(now.minus(config.window()), config.mostClicks()));
      nextRead = now.plus(config.refreshEvery());
    }
  }
}
