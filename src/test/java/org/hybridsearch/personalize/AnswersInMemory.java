package org.hybridsearch.personalize;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;

/** Shared answers in this process, for as many replicas as run in it. */
public final class AnswersInMemory implements SharedAnswers {

  private final Map<Asked, Kept> answers = new ConcurrentHashMap<>();
  private final Map<Actor, Instant> acts = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger misses = new AtomicInteger();
  private final Clock clock;
  private final Duration ttl;

  public AnswersInMemory(Clock clock, Duration ttl) {
    this.clock = clock;
    this.ttl = ttl;
  }

  private record Kept(String epoch, Instant expires, Answer answer) {}

  private record Actor(Market market, String shopper) {}

  @Override
  public Looked find(Asked asked) {
    Instant act = acts.get(new Actor(asked.market(), asked.shopper()));
    String epoch = act == null ? "0" : act.toString();
    Kept kept = answers.get(asked);
    boolean good = kept != null && kept.epoch().equals(epoch) && kept.expires().isAfter(clock.instant());
    misses.addAndGet(good ? 0 : 1);
    return new Looked(good ? Optional.of(kept.answer()) : Optional.empty(), epoch, true);
  }

  @Override
  public void keep(Asked asked, String epoch, Answer answer) {
    answers.put(asked, new Kept(epoch, clock.instant().plus(ttl), answer));
    writes.incrementAndGet();
  }

  @Override
  public void forget(Market market, String shopper, Instant at) {
    acts.merge(new Actor(market, shopper), at, (before, now) -> now.isAfter(before) ? now : before);
    writes.incrementAndGet();
  }

  /** How many shoppers acted. */
  int actors() {
    return acts.size();
  }

  /** The last act of a shopper who acted. */
  Instant act(Market market, String shopper) {
    return acts.get(new Actor(market, shopper));
  }

  /** How often an answer was not there: each time one is going to be written. */
  public int misses() {
    return misses.get();
  }

  /** How often something was written. */
  public int writes() {
    return writes.get();
  }
}
