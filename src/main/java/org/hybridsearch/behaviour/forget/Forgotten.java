package org.hybridsearch.behaviour.forget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.follow.SequencedLog;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * Who was forgotten, as far as this replica has read it: what they did until then is not to be taken in any more, whenever it
 * comes. About 100 bytes a shopper. Safe for use by many threads.
 */
public final class Forgotten {

  private static final int PAGE = 10_000;

  private final SequencedLog<Tombstone> log;
  private final ShopperKeys keys;
  /** Whose doings are forgotten until when, by key: those of a user, of a session by anybody, of a session by nobody known. */
  private final Map<String, Instant> users = new ConcurrentHashMap<>();
  private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> anonymous = new ConcurrentHashMap<>();
  private final Queue<Tombstone> untold = new ConcurrentLinkedQueue<>();

  /** Reads what stands behind an alias; nothing of it counts as read. */
  public Forgotten(SearchEngine engine, String alias, ShopperKeys keys, Duration timeout) {
    this.log = new SequencedLog<>(engine, alias, new SequencedLog.Reading<>(
        TombstoneDocument.fields(), List.of(TombstoneDocument.requested()), TombstoneDocument::read), PAGE, timeout);
    this.keys = keys;
  }

  /**
   * Reads who was forgotten: all that was asked for before this call began. {@link #covers} knows them from then on, and
   * {@link #poll} has yet to tell of them.
   */
  public void read() {
    log.poll(page -> {
      page.forEach(this::take);
      untold.addAll(page);
    });
  }

  /** Reads, and tells who was forgotten since the last call. For one that asks: each is told once. */
  public List<Tombstone> poll() {
    read();
    List<Tombstone> news = new ArrayList<>();
    for (Tombstone next = untold.poll(); next != null; next = untold.poll()) {
      news.add(next);
    }
    return news;
  }

  private void take(Tombstone tombstone) {
    if (!tombstone.userKey().isEmpty()) {
      users.merge(tombstone.userKey(), tombstone.at(), Forgotten::later);
    }
    Map<String, Instant> own = tombstone.userKey().isEmpty() ? sessions : anonymous;
    tombstone.sessionKeys().forEach(key -> own.merge(key, tombstone.at(), Forgotten::later));
  }

  /** Whether something was done before its doer was forgotten. Either id may be empty. */
  public boolean covers(String userId, String sessionId, Instant at) {
    if (users.isEmpty() && sessions.isEmpty() && anonymous.isEmpty()) {
      return false;
    }
    String session = keys.of(sessionId);
    return until(users, keys.of(userId), at) || until(sessions, session, at)
        || userId.isEmpty() && until(anonymous, session, at);
  }

  /** Which of some shoppers, by {@link Shopper.Someone#key}, the tombstones name. Takes about a microsecond a shopper. */
  public Set<String> named(Collection<String> shoppers, List<Tombstone> tombstones) {
    Set<String> users = new HashSet<>();
    Set<String> sessions = new HashSet<>();
    tombstones.forEach(tombstone -> {
      users.add(tombstone.userKey());
      sessions.addAll(tombstone.sessionKeys());
    });
    return tombstones.isEmpty() ? Set.of() : shoppers.stream()
        .filter(shopper -> Shopper.sessionOf(shopper)
            .map(session -> sessions.contains(keys.of(session))).orElseGet(() -> users.contains(keys.of(shopper))))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean until(Map<String, Instant> forgotten, String key, Instant at) {
    Instant end = forgotten.get(key);
    return end != null && !at.isAfter(end);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
