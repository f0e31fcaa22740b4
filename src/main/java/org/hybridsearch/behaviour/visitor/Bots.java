package org.hybridsearch.behaviour.visitor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells who is obviously no person: by the name a client gives itself, and by doing more than anybody could. Somebody who hides
 * well is not found. Counts on this replica alone; thread-safe.
 */
public final class Bots {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST_COUNTED = 100_000;
  private static final long MINUTE_MILLIS = 60_000;

  private final Pattern agents;
  private final int eventsPerMinute;
  private final Cache<Minute, AtomicInteger> counts;

  /**
   * @param agents regular expressions with commas between; a client whose name holds a match is a bot
   * @param eventsPerMinute the most events of one visitor in one minute
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public Bots(String agents, int eventsPerMinute, Ticker ticker) {
    try {
      this.agents = Pattern.compile(agents.replace(',', '|'), Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("hybridsearch.behaviour.bots.user-agents must be regular expressions", e);
    }
    if (eventsPerMinute < 1) {
      throw new IllegalArgumentException("hybridsearch.behaviour.bots.events-per-minute must be 1 or more");
    }
    this.eventsPerMinute = eventsPerMinute;
    this.counts = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run)
        .expireAfterWrite(REMEMBERED).maximumSize(MOST_COUNTED).build();
  }

  /** Whether the client names itself as one: its {@code User-Agent}, empty when it gave none. */
  public boolean named(String agent) {
    return agents.matcher(agent).find();
  }

  /** Counts an event; whether it is one too many. Counted by when it happened, so that a backlog sent at once is no haste. */
  public boolean tooFast(Visitor visitor, Instant sentAt) {
    return counts.get(minute(visitor, sentAt), first -> new AtomicInteger()).incrementAndGet() > eventsPerMinute;
  }

  /** Takes an event off the count that was not stored, or was before: to try again is no haste. */
  public void uncount(Visitor visitor, Instant sentAt) {
    AtomicInteger count = counts.getIfPresent(minute(visitor, sentAt));
    if (count != null) {
      count.decrementAndGet();
    }
  }

  private static Minute minute(Visitor visitor, Instant sentAt) {
    String session = visitor.sessionId();
    return new Minute(session.isEmpty() ? visitor.userId() : "", session, sentAt.toEpochMilli() / MINUTE_MILLIS);
  }

  /** Of a session, or of a user where no session is known: whoever names a session like a user does not count as the user. */
  private record Minute(String userId, String sessionId, long number) {}
}
