package org.hybridsearch.catalog.replace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.replace.CarryOver.Plan;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.opensearch.bulk.Patience.Sleeper;

/** Moves the live items, vectors included, into an index with another mapping. Safe for use by many threads: one of them wins. */
public final class Remapping {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final IndexBuild build;
  private final IndexAdmin admin;
  private final Sleeper sleeper;

  Remapping(IndexBuild build, IndexAdmin admin, Sleeper sleeper) {
    this.build = build;
    this.admin = admin;
    this.sleeper = sleeper;
  }

  /**
   * Copies and swaps; returns when the new index is live.
   *
   * @throws BuildInProgress when another build is under way
   */
  public void run(MappingFile mapping, EmbeddingModel model) {
    try {
      build.run(mapping, model, true, this::copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(Plan plan) {
    admin.refresh(plan.live());
    String task = admin.startCopy(plan.live(), plan.target());
    while (!admin.copied(task)) {
      pause();
    }
  }

  private void pause() {
    try {
      sleeper.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BuildFailed("The copy was interrupted: the live catalogue is as it was", false);
    }
  }
}
