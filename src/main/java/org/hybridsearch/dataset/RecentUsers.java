package org.hybridsearch.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.dataset.send.Draft;
import org.hybridsearch.dataset.send.Notes;

/**
 * Who was sent by this process, and when. Kept in memory alone: nobody who is forgotten has to be looked for in one place more, and
 * who is sent twice is the same. Safe for use by many threads.
 */
final class RecentUsers implements Notes {

  /** About 10 MB. */
  private static final int MOST = 100_000;

  private final Cache<String, Instant> sent = Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
  private final Clock clock;

  RecentUsers(Clock clock) {
    this.clock = clock;
  }

  /** When somebody was sent; empty where it is not known. */
  Optional<Instant> at(String id) {
    return Optional.ofNullable(sent.getIfPresent(id));
  }

  @Override
  public void taken(List<Draft> drafts) {
    drafts.forEach(draft -> sent.put(draft.id(), clock.instant()));
  }

  /** Not to be tried with each event of theirs. */
  @Override
  public void refused(Draft draft, String code, String reason) {
    taken(List.of(draft));
  }

  /** With the next event of theirs. */
  @Override
  public void later(Draft draft) {
    sent.invalidate(draft.id());
  }

  @Override
  public boolean keepsForLater() {
    return false;
  }

  @Override
  public long putAside() {
    return 0;
  }

  @Override
  public long replay() {
    return 0;
  }
}
