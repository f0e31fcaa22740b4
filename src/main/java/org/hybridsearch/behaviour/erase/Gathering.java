package org.hybridsearch.behaviour.erase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who goes into one job: all who wait, once one of them has waited for long enough or there are enough. Whoever has an id that could
 * spoil a list for the others in it goes alone, and after them.
 */
final class Gathering {

  /** The most that go together. */
  static final int MOST_WISHES = 500;
  /** About 25 MB of the longest ids: half of what a job takes. */
  private static final int MOST_IDS = 100_000;

  private final Duration collect;
  private final Predicate<String> plain;

  /** @param collect how long the first one waits for others; @param plain whether an id spoils no list */
  Gathering(Duration collect, Predicate<String> plain) {
    this.collect = collect;
    this.plain = plain;
  }

  /** The ids of the wishes that go now; none while others may come. @param open at most {@link #MOST_WISHES}, the oldest first */
  List<String> due(List<ErasureStore.Open> open, Instant now) {
    List<ErasureStore.Open> together = open.stream().filter(this::harmless).toList();
    if (!together.isEmpty() && (open.size() == MOST_WISHES || waited(together.getFirst(), now))) {
      return fitting(together);
    }
    return open.stream().filter(each -> !harmless(each)).findFirst().filter(each -> waited(each, now))
        .map(each -> List.of(each.id())).orElse(List.of());
  }

  private boolean harmless(ErasureStore.Open wish) {
    return wish.ids().stream().allMatch(plain);
  }

  private boolean waited(ErasureStore.Open wish, Instant now) {
    return !wish.since().plus(collect).isAfter(now);
  }

  private static List<String> fitting(List<ErasureStore.Open> open) {
    List<String> wishes = new ArrayList<>();
    int ids = 0;
    for (ErasureStore.Open each : open) {
      ids += each.ids().size();
      if (ids <= MOST_IDS || wishes.isEmpty()) {
        wishes.add(each.id());
      }
    }
    return wishes;
  }
}
