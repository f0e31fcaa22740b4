package org.hybridsearch.behaviour.erase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Tombstone;

/** Asks for erasure in every dataset group, and knows who is not erased yet. Safe for use by many threads. */
public final class Erasures implements Elsewhere {

  private final ErasureStore store;
  private final Collection<String> groups;
  private final Told told;
  private final Duration remembers;
  private final Clock clock;

  /**
   * How it is told who has not forgotten yet.
   *
   * @param name of what erases
   * @param others whether there are further ones that it cannot be asked of, so that it is always pending
   */
  public record Told(String name, boolean others) {}

  /**
   * @param groups their ARNs
   * @param remembers how long it counts that somebody was erased: no longer than events are kept that tell of what came after
   */
  public Erasures(ErasureStore store, Collection<String> groups, Told told, Duration remembers, Clock clock) {
    this.store = store;
    this.groups = Set.copyOf(groups);
    this.told = told;
    this.remembers = remembers;
    this.clock = clock;
  }

  @Override
  public void ask(Wish wish, boolean news) {
    for (String group : groups) {
      if (news || !covered(wish.tombstone(), group)) {
        store.note(wish, group);
      }
    }
  }

  /** Whether it was asked for before, and is done or will be: with nothing new since, once is enough. */
  private boolean covered(Tombstone tombstone, String group) {
    Set<String> keys = new TreeSet<>(tombstone.sessionKeys());
    keys.add(tombstone.userKey());
    keys.remove("");
    keys.removeAll(store.keys(tombstone, group, true, Instant.EPOCH));
    if (!keys.isEmpty()) {
      keys.removeAll(store.keys(tombstone, group, false, clock.instant().minus(remembers)));
    }
    return keys.isEmpty();
  }

  @Override
  public void confirm(Tombstone tombstone) {
    groups.forEach(group -> store.confirm(tombstone, group, clock.instant()));
  }

  @Override
  public List<Wish> unconfirmed(Instant before) {
    return store.unconfirmed(before);
  }

  @Override
  public List<String> pending(Tombstone tombstone) {
    boolean open = told.others()
        || groups.stream().anyMatch(group -> !store.keys(tombstone, group, true, Instant.EPOCH).isEmpty());
    return open ? List.of(told.name()) : List.of();
  }
}
