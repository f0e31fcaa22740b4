package org.hybridsearch.behaviour;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.hybridsearch.ndjson.Line;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.ndjson.LineReader;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;

/**
 * Reads an upload of interactions line by line and stores it batch by batch. A few batches are under way at a time; when they
 * are, no further line is read, so the sender is slowed down to what the engine takes and memory stays bounded. A line with
 * all fields equal to those of a stored interaction is that interaction: accepted, and not counted twice. Safe for use by many
 * threads.
 */
public final class InteractionImporter {

  private final BulkSender sender;
  private final String alias;
  private final BehaviourConfig config;
  private final Clock clock;
  private final Patience patience;
  private final InteractionLines lines;

  /**
   * An importer into the index behind an alias.
   *
   * @param sleeper how to pause between attempts
   */
  public InteractionImporter(SearchEngine engine, String alias, BehaviourConfig config, Clock clock, Patience.Sleeper sleeper) {
    this(engine, alias, config, clock, sleeper, interaction -> false);
  }

  /**
   * An importer into the index behind an alias.
   *
   * @param sleeper how to pause between attempts
   * @param forgotten whether the shopper had it forgotten: then its line is refused
   */
  public InteractionImporter(SearchEngine engine, String alias, BehaviourConfig config, Clock clock, Patience.Sleeper sleeper,
      Predicate<Interaction> forgotten) {
    this.sender = new BulkSender(engine, config.requestTimeout());
    this.alias = alias;
    this.config = config;
    this.clock = clock;
    this.patience = new Patience(config.retryPause(), config.retryMaxPause(), config.retryFor(), sleeper);
    this.lines = new InteractionLines(clock, forgotten);
  }

  /**
   * Stores an upload: {@code {"userId":…,"itemId":…,"type":…,"sentAt":…,"value":…}} a line. Returns when every line is settled;
   * searches see what was stored within a second.
   *
   * @throws IOException when the stream breaks off; what was accepted before stays and is in the report
   */
  public void load(InputStream in, LineReport report) throws IOException {
    load(in, report, settled -> { });
  }

  /**
   * Stores an upload and tells of its progress.
   *
   * @param progress is told after each batch how many valid lines are settled so far; what it throws ends the upload
   */
  public void load(InputStream in, LineReport report, LongConsumer progress) throws IOException {
    LineReader reader = new LineReader(in, config.maxLineBytes());
    InteractionWriter writer = new InteractionWriter(sender, alias, patience, clock);
    try (InteractionBatches batches = new InteractionBatches(writer, config, report, progress)) {
      for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
        take(line.get(), batches, report);
      }
      batches.flush();
    }
  }

  private void take(Line line, InteractionBatches batches, LineReport report) {
    switch (line) {
      case Line.Unreadable bad -> report.refuse(bad.number(), LineCode.BAD_USER_INPUT, bad.reason());
      case Line.Text text -> {
        try {
          batches.add(new InteractionWriter.Numbered(text.number(), lines.parse(text.text())));
        } catch (LineFault e) {
          report.refuse(text.number(), LineCode.BAD_USER_INPUT, e.getMessage());
        }
      }
    }
  }
}
