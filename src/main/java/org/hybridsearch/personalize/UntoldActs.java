package org.hybridsearch.personalize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import org.hybridsearch.model.Market;

/**
 * Which acts of shoppers are still to be told to other replicas, and which were told lately: one act is heard of more than once.
 * Bounded: where more is untold than is remembered, everybody is taken to be, for a while. Thread-safe.
 */
final class UntoldActs {

  /** About 40 MB in all; more than act in minutes. */
  static final int MOST = 100_000;

  private final Cache<Actor, Act> untold;
  private final Cache<Actor, Instant> told;
  private final Ticker ticker;
  private final long memory;
  private volatile boolean overflowed;
  private volatile long overflowedAt;

  /** @param memory how long an act matters */
  UntoldActs(Duration memory, Ticker ticker) {
    this.ticker = ticker;
    this.memory = memory.toNanos();
    this.untold = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run).expireAfterWrite(memory).maximumSize(MOST)
        .evictionListener((Actor actor, Act act, RemovalCause cause) -> dropped(cause)).build();
    this.told = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run).expireAfterWrite(memory).maximumSize(MOST).build();
  }

  /** Somebody in a market, by the key of a shopper. */
  record Actor(Market market, String shopper) {}

  /** @param telling whether somebody is about to tell it */
  private record Act(Instant at, boolean telling) {}

  private void dropped(RemovalCause cause) {
    if (cause == RemovalCause.SIZE) {
      overflowedAt = ticker.read();
      overflowed = true;
    }
  }

  /** Whether other replicas may not know yet what a shopper did. */
  boolean of(Actor actor) {
    return untold.getIfPresent(actor) != null || overflowed && ticker.read() - overflowedAt < memory;
  }

  /** Notes an act; whether the caller is to tell it, as it was not told and nobody is about to. */
  synchronized boolean heard(Actor actor, Instant at) {
    Instant known = told.getIfPresent(actor);
    if (known != null && !at.isAfter(known)) {
      return false;
    }
    Act before = untold.getIfPresent(actor);
    untold.put(actor, new Act(before != null && before.at().isAfter(at) ? before.at() : at, true));
    return before == null || !before.telling();
  }

  /** The latest act that is to be told. */
  Instant latest(Actor actor, Instant heard) {
    Act act = untold.getIfPresent(actor);
    return act == null ? heard : act.at();
  }

  /** An act was told; whether there is nothing later to tell. */
  synchronized boolean told(Actor actor, Instant at) {
    told.put(actor, at);
    Act act = untold.getIfPresent(actor);
    boolean all = act == null || !act.at().isAfter(at);
    if (all) {
      untold.invalidate(actor);
    }
    return all;
  }

  /** A shopper's acts could not be told: whoever hears of one next tries again. */
  synchronized void failed(Actor actor) {
    untold.asMap().computeIfPresent(actor, (who, act) -> new Act(act.at(), false));
  }
}
