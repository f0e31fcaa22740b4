package org.hybridsearch.personalize.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.Joining;
import org.hybridsearch.personalize.local.counts.BehaviourCounts;
import org.hybridsearch.personalize.local.counts.Popularity;
import org.hybridsearch.personalize.local.counts.Taste;
import org.hybridsearch.personalize.local.history.History;
import org.hybridsearch.personalize.local.history.Touch;

/**
 * What is known of shoppers and items. Safe for many threads: readers take no lock and see what was learned as soon as
 * {@link #learn} returns; writers wait for each other. An anonymous session is just another
 * shopper, by the key that no user has for an id ({@link org.hybridsearch.model.Shopper#ofSession}).
 *
 * <p>The order of events does not matter, nor does learning an event twice, as long as no history outgrows its limit and no item
 * its neighbors; ages count from the newest event learned.
 */
public final class LocalModel {

  /** When shoppers are to be forgotten, this share of them goes at once, so that it happens seldom. */
  private static final int FORGOTTEN_SHARE = 20;

  private final EventScale scale;
  private final BehaviourCounts counts;
  private final InstantSource clock;
  private final int historyLimit;
  private final int shopperLimit;
  private final double popularityShrinkage;
  private final double recent;
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentHashMap<String, History> histories = new ConcurrentHashMap<>();
  /** Sessions that turned out to be a user's: what is done in them is the user's. */
  private final ConcurrentHashMap<String, String> owners = new ConcurrentHashMap<>();
  /** The sessions among them, and some that are no more, in the order in which they were joined. For the writer. */
  private final Deque<String> joined = new ArrayDeque<>();
  private final LongAdder learned = new LongAdder();
  private volatile long newestMillis;

  /**
   * An empty model.
   *
   * @param clock events that claim to be of the future count as of now, so that a wrong clock does not age everybody else
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public LocalModel(LocalRankerConfig config, InstantSource clock) {
    LocalRankerConfig.Similarity similarity = config.similarity();
    this.scale = new EventScale(config.weights(), config.memory());
    this.counts = new BehaviourCounts(
        (int) Range.within("similarity.neighbors", similarity.neighbors(), 8, 100_000),
        Range.positive("similarity.shrinkage", similarity.shrinkage()));
    this.clock = clock;
    this.historyLimit = (int) Range.within("memory.history", config.memory().history(), 1, 1000);
    this.shopperLimit = (int) Range.atLeast("memory.shoppers", config.memory().shoppers(), 1);
    this.recent = Range.positive("memory.recent-touches", config.memory().recentTouches());
    this.popularityShrinkage = Range.positive("preference.popularity-shrinkage", config.preference().popularityShrinkage());
  }

  /**
   * Takes in events; from then on they count. Larger batches are cheaper an event, as each shopper's are taken in together:
   * thousands at a time are good, and readers never wait.
   */
  public void learn(Collection<Interaction> events) {
    writing.lock();
    try {
      Map<String, List<Touch>> further = touches(events);
      if (!further.isEmpty()) {
        counts.advance(scale.pairTime(newestMillis));
        further.forEach(this::extend);
        forgetTheIdle();
      }
    } finally {
      writing.unlock();
    }
  }

  private Map<String, List<Touch>> touches(Collection<Interaction> events) {
    Map<String, List<Touch>> further = new HashMap<>();
    long latest = clock.millis();
    for (Interaction event : events) {
      if (scale.counts(event)) {
        long millis = millis(event.sentAt(), latest);
        Touch touch = scale.touch(counts.numberOf(event.itemId()), event.type(), millis);
        further.computeIfAbsent(owner(event.userId()), shopper -> new ArrayList<>()).add(touch);
        newestMillis = Math.max(newestMillis, millis);
      }
    }
    learned.add(events.size());
    return further;
  }

  private static long millis(Instant sentAt, long latest) {
    return sentAt.isBefore(Instant.EPOCH) ? 0 : sentAt.isAfter(Instant.ofEpochMilli(latest)) ? latest : sentAt.toEpochMilli();
  }

  /**
   * Makes sessions their users': what was done in them, before and from now on, is part of the user's history, and asking for the
   * session is asking for the user. A session that has an owner keeps them: who uses the device next does not take over their
   * past.
   */
  public void join(Collection<Joining> joinings) {
    writing.lock();
    try {
      joinings.forEach(joining -> join(joining.session(), owner(joining.userId())));
    } finally {
      writing.unlock();
    }
  }

  private void join(String sessionId, String userId) {
    if (owners.containsKey(sessionId) || sessionId.equals(userId)) {
      return;
    }
    History past = histories.getOrDefault(sessionId, History.EMPTY);
    if (past.size() > 0) {
      counts.replace(past, History.EMPTY);
      extend(userId, past.touches());
    }
    owners.put(sessionId, userId);
    histories.remove(sessionId);
    joined.add(sessionId);
    while (joined.size() > shopperLimit) {
      owners.remove(joined.remove());
    }
  }

  /** Whose history a shopper's is: the user's for a session that turned out to be theirs, else their own. */
  public String owner(String shopperId) {
    String owner = shopperId;
    for (String next = owners.get(owner); next != null; next = owners.get(owner)) { // ends: only who has no owner becomes one
      owner = next;
    }
    return owner;
  }

  private void extend(String shopperId, List<Touch> further) {
    History before = histories.getOrDefault(shopperId, History.EMPTY);
    History after = before.with(further, historyLimit);
    counts.replace(before, after);
    histories.put(shopperId, after);
  }

  private void forgetTheIdle() {
    if (histories.size() > shopperLimit) {
      long[] newest = histories.values().stream().mapToLong(History::newestMillis).sorted().toArray();
      long last = newest[(newest.length - shopperLimit + shopperLimit / FORGOTTEN_SHARE) - 1];
      histories.forEach((shopperId, history) -> {
        if (history.newestMillis() <= last) {
          drop(shopperId);
        }
      });
      owners.keySet().removeIf(session -> !histories.containsKey(owner(session)));
    }
  }

  /**
   * Takes out all that a shopper contributed, at once and exactly, and with it what was done in their sessions; for a session
   * that turned out to be a user's, all of that user's. Whose ids these are is returned: of a shopper nobody knows, none.
   */
  public Set<String> forget(String shopperId) {
    writing.lock();
    try {
      String owner = owner(shopperId);
      Set<String> forgotten = owners.keySet().stream().filter(session -> owner(session).equals(owner))
          .collect(Collectors.toCollection(HashSet::new));
      if (drop(owner) || !forgotten.isEmpty()) {
        forgotten.add(owner);
      }
      owners.keySet().removeAll(forgotten);
      return forgotten;
    } finally {
      writing.unlock();
    }
  }

  private boolean drop(String shopperId) {
    History history = histories.remove(shopperId);
    if (history != null) {
      counts.replace(history, History.EMPTY);
    }
    return history != null;
  }

  /** The ids of all shoppers that are known, those of users' sessions included. */
  public Set<String> shoppers() {
    Set<String> shoppers = new HashSet<>(histories.keySet());
    shoppers.addAll(owners.keySet());
    return shoppers;
  }

  /** The popularity of an item, 0 to 1, as {@link Popularity} defines it; for many items ask {@link #popularity()} once. */
  public double popularity(String itemId) {
    return popularity().of(counts.find(itemId));
  }

  /** The popularity of every item that was ever touched, 0 to 1, by its id. */
  public Map<String, Double> popularities() {
    Popularity now = popularity();
    List<String> ids = counts.ids();
    Map<String, Double> popularities = HashMap.newHashMap(ids.size());
    for (int item = 0; item < ids.size(); item++) {
      popularities.put(ids.get(item), now.of(item));
    }
    return popularities;
  }

  /** How large the model is. */
  public Size size() {
    return new Size(histories.size(), counts.items(), learned.sum());
  }

  /**
   * How large the model is.
   *
   * @param shoppers with a history
   * @param items in some history
   * @param interactions taken in since the start, those that came twice or were no sign of interest included
   */
  public record Size(int shoppers, int items, long interactions) {}

  /** What a shopper touched; empty for one nobody knows. */
  History history(String shopperId) {
    return histories.getOrDefault(owner(shopperId), History.EMPTY);
  }

  /** A history as of its own newest event: what somebody liked long ago still says what they like; it is only less sure. */
  Taste taste(History history) {
    return counts.taste(history, scale.tasteTime(history.newestMillis()), recent);
  }

  /**
   * What is left of a history's weight for being old, 0 to 1: halved with every half-life from its newest event to the model's.
   */
  double freshness(History history) {
    return history.size() == 0 ? 0 : Math.pow(2, scale.tasteTime(history.newestMillis()) - scale.tasteTime(newestMillis));
  }

  Popularity popularity() {
    return counts.popularity(popularityShrinkage);
  }

  BehaviourCounts counts() {
    return counts;
  }
}
