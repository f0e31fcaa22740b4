package org.hybridsearch.catalog;

import java.time.Clock;
import java.time.Duration;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.LiveIndexes;
import org.hybridsearch.catalog.upkeep.Announcer;
import org.hybridsearch.catalog.upkeep.Recalibration;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/** Follows uploads, and tells searches on all replicas that the catalogue has changed. */
final class Announcements {

  private static final Logger LOG = Logger.getLogger(Announcements.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Announcer announcer;
  private final Generations generations;
  private final Recalibration recalibration;
  private final LiveIndexes liveIndexes;
  private final String alias;
  private final Clock clock;

  Announcements(Announcer announcer, Generations generations, Recalibration recalibration, LiveIndexes liveIndexes, IndexNames names,
      Clock clock) {
    this.announcer = announcer;
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
    try {
      liveIndexes.refresh();
    } catch (EngineException e) {
      LOG.debug("The index could not be looked at; the next turn tries again", e);
    }
  }

  /**
   * Announces what could not be, and measures the index anew if enough has changed and whoever changed it could not. An engine
   * that is away is no news here.
   */
  void catchUp() {
    announcer.catchUp();
    try {
      recalibration.whenDue(alias, generations.current().written());
      liveIndexes.refresh();
    } catch (EngineException e) {
      LOG.debug("The index could not be looked at; the next turn tries again", e);
    } catch (EmbeddingException e) {
      LOG.warnf("The index could not be measured anew (%s); the next turn tries again", e.getMessage());
    }
  }

  /** Announces what still waits, before the process ends. */
  void close() {
    announcer.close();
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
        announcer.announce(fresh > 0, texts, last);
        announced += fresh;
        measured += texts;
      }
      announcedAt = clock.millis();
    }
  }
}
