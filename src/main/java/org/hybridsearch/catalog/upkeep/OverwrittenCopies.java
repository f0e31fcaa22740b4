package org.hybridsearch.catalog.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hybridsearch.catalog.index.Segments;
import org.hybridsearch.catalog.index.Segments.Documents;

/**
 * Has the engine let go of overwritten copies that it would keep. Each write of an item leaves a copy behind, in a graph of vectors
 * that each search still walks through. Merges drop them, but merges follow writes: after the last write of a large load, most
 * of a segment may be copies, and stay for good. (Of 50,000 items written twice, segments kept 5 of 7,287, and searches for vectors
 * took ten times as long.) While there are writes, merges are left to the engine.
 */
final class OverwrittenCopies {

  /** Under writes the engine's merges keep the share below this by themselves. */
  private static final double TOO_MANY = 0.2;

  /** Operations between two turns, of the documents there are: fewer are no load that goes on. */
  private static final double QUIET = 0.01;

  private final Segments segments;
  private final Duration pause;
  private final InstantSource clock;
  private String index = "";
  private long operations;
  private Instant notBefore = Instant.MIN;

  /**
   * @param pause between two tries: each may take the engine minutes of one processor, and some copies have to be kept
   */
  OverwrittenCopies(Segments segments, Duration pause, InstantSource clock) {
    this.segments = segments;
    this.pause = pause;
    this.clock = clock;
  }

  /** To be called every minute or so for the live index. */
  void run(String live) {
    if (due(live, segments.documents(live))) {
      segments.expunge(live);
    }
  }

  synchronized boolean due(String live, Documents now) {
    boolean quiet = live.equals(index) && now.operations() - operations <= QUIET * now.live();
    index = live;
    operations = now.operations();
    boolean due = quiet && now.overwrittenShare() > TOO_MANY && !clock.instant().isBefore(notBefore);
    if (due) {
      notBefore = clock.instant().plus(pause);
    }
    return due;
  }
}
