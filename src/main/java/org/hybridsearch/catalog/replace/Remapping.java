package org.hybridsearch.catalog.replace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.replace.CarryOver.Plan;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.opensearch.bulk.Patience.Sleeper;

/**
 * Moves the live items into an index with another mapping, with their vectors, or new ones where the model is another. Safe for
 * use by many threads: one of them wins.
 */
public final class Remapping {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final IndexBuild build;
  private final IndexAdmin admin;
  private final Sleeper sleeper;
  private final CarryOver carryOver;

  Remapping(IndexBuild build, CarryOver carryOver, IndexAdmin admin, Sleeper sleeper) {
    this.build = build;
    this.carryOver = carryOver;
    this.admin = admin;
    this.sleeper = sleeper;
  }

  /**
   * Copies and swaps; returns when the new index is live.
   *
   * @throws BuildInProgress when another build is under way
   * @throws org.hybridsearch.embed.EmbeddingException when the model is another and fails
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
    if (plan.embeds()) {
      carryOver.everything(plan, admin.checkpoints(plan.live()).keySet());
      return;
    }
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
