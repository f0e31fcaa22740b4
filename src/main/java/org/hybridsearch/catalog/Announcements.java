package org.hybridsearch.catalog;

import java.time.Clock;
import java.time.Duration;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.LiveIndexes;
import org.hybridsearch.catalog.upkeep.Recalibration;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/** Tells searches, on all replicas, that the catalogue has changed: visible first, then a new generation. */
final class Announcements {

  private static final Logger LOG = Logger.getLogger(Announcements.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final IndexAdmin admin;
  private final Generations generations;
  private final Recalibration recalibration;
  private final LiveIndexes liveIndexes;
  private final String alias;
  private final Clock clock;

  Announcements(IndexAdmin admin, Generations generations, Recalibration recalibration, LiveIndexes liveIndexes, IndexNames names,
      Clock clock) {
    this.admin = admin;
    this.generations = generations;
    this.recalibration = recalibration;
    this.liveIndexes = liveIndexes;
    this.alias = names.items();
    this.clock = clock;
  }

  /** Follows one upload. */
  Upload begin() {
    return new Upload();
  }

  /** Another index was swapped in. */
  void swapped() {
    quietly(liveIndexes::refresh);
  }

  /** Measures the index anew if enough has changed and whoever changed it could not. An engine that is away is no news here. */
  void catchUp() {
    try {
      recalibration.whenDue(alias, generations.current().written());
      liveIndexes.refresh();
    } catch (EngineException e) {
      LOG.debug("The index could not be looked at; the next turn tries again", e);
    } catch (EmbeddingException e) {
      LOG.warnf("The index could not be measured anew (%s); the next turn tries again", e.getMessage());
    }
  }

  /** One upload; for one thread. */
  final class Upload {
    private long announced;
    private long measured;
    private long announcedAt = clock.millis();

    /** Announces now and then while a long upload goes on, since what is written becomes visible meanwhile. */
    void settled(LineReport soFar) {
      if (clock.millis() - announcedAt >= EVERY.toMillis()) {
        announce(soFar, false);
      }
    }

    /** Announces the rest, and measures the index anew if enough has changed. */
    void ended(LineReport report) {
      announce(report, true);
    }

    private void announce(LineReport report, boolean last) {
      long fresh = report.written() - announced;
      long texts = report.embedded() - measured; // prices and stock do not move what is measured on texts
      if (fresh > 0 || last) {
        quietly(() -> {
          admin.refresh(alias);
          long written = (fresh > 0 ? generations.written(texts) : generations.current()).written();
          announced += fresh;
          measured += texts;
          if (last) {
            recalibration.whenDue(alias, written);
          }
          liveIndexes.refresh();
        });
      }
      announcedAt = clock.millis();
    }
  }

  /** What was accepted is stored: that it could not be announced is no failure of the upload. */
  private static void quietly(Runnable announcement) {
    try {
      announcement.run();
    } catch (EngineException | EmbeddingException e) {
      LOG.warn("The catalogue changed, but that could not be announced to all replicas: searches may be some seconds behind");
      LOG.debug("Not announced", e);
    }
  }
}
