package org.hybridsearch.behaviour;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hybridsearch.ndjson.Line;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.ndjson.LineReader;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;

/**
 * Keeps uploaded interactions, a batch at a time: the sender is slowed down to what the engine takes. An interaction that is kept
 * already counts as accepted and is not kept again. Items need not exist: histories name what is no longer sold. Safe for use by
 * many threads.
 */
public final class InteractionImporter {

  private final BulkSender sender;
  private final String alias;
  private final Limits limits;
  private final Patience patience;
  private final Clock clock;

  /** Writes through the alias of a market's interactions. */
  public InteractionImporter(BulkSender sender, String alias, Limits limits, Patience patience, Clock clock) {
    this.sender = sender;
    this.alias = alias;
    this.limits = limits;
    this.patience = patience;
    this.clock = clock;
  }

  /** The longest line in bytes, and the lines of a batch. */
  public record Limits(int lineBytes, int batchLines) {}

  private record Numbered(long line, BulkAction action) {}

  /**
   * Keeps an upload.
   *
   * @param listener is told after each batch
   * @throws IOException when the stream breaks off; what was accepted before stays
   */
  public void load(InputStream in, LineReport report, Consumer<LineReport> listener) throws IOException {
    LineReader reader = new LineReader(in, limits.lineBytes());
    Upload upload = new Upload(report);
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      upload.take(line.get());
      if (upload.batch.size() >= limits.batchLines()) {
        upload.flush();
        listener.accept(report);
      }
    }
    upload.flush();
    listener.accept(report);
  }

  /** One upload; for one thread. */
  private final class Upload {
    private final LineReport report;
    private List<Numbered> batch = new ArrayList<>();
    private boolean exhausted;

    private Upload(LineReport report) {
      this.report = report;
    }

    private void take(Line line) {
      switch (line) {
        case Line.Unreadable bad -> report.refuse(bad.number(), LineCode.BAD_USER_INPUT, bad.reason());
        case Line.Text text -> {
          try {
            BulkAction action = InteractionDocument.create(InteractionLines.parse(text.text()), clock.instant());
            batch.add(new Numbered(text.number(), action));
          } catch (LineFault e) {
            report.refuse(text.number(), LineCode.BAD_USER_INPUT, e.getMessage());
          }
        }
      }
    }

    private void flush() {
      Patience.Attempts attempts = patience.begin();
      while (!batch.isEmpty() && !exhausted) {
        batch = attempt(batch);
        exhausted = !batch.isEmpty() && !attempts.pause();
      }
      batch.forEach(late -> report.refuse(late.line(), LineCode.UNAVAILABLE, "The engine could not take this line in time"));
      batch = new ArrayList<>();
    }

    private List<Numbered> attempt(List<Numbered> pending) {
      List<BulkOutcome> outcomes;
      try {
        outcomes = sender.sendToAlias(alias, pending.stream().map(Numbered::action).toList());
      } catch (EngineException e) {
        return pending;
      }
      List<Numbered> again = new ArrayList<>();
      for (int i = 0; i < pending.size(); i++) {
        // A conflict means that it is kept already, by an earlier upload or an earlier attempt of this one.
        if (outcomes.get(i).succeeded() || outcomes.get(i).conflict()) {
          report.accept();
        } else {
          again.add(pending.get(i));
        }
      }
      return again;
    }
  }
}
