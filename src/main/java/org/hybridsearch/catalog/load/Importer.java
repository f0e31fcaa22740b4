package org.hybridsearch.catalog.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.ndjson.Line;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.ndjson.LineReader;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineException;

/**
 * Reads an upload line by line and writes it batch by batch: the next line is read when the batch before it is settled, so the
 * sender is slowed down to what the engine takes, and no more than a batch is in memory. Safe for use by many threads.
 */
public final class Importer {

  private final ItemLines lines;
  private final Limits limits;

  public Importer(ItemLines lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  /**
   * How much is held at a time.
   *
   * @param lineBytes the longest line
   * @param batchLines the most lines in a batch
   * @param batchCharacters a batch is written when its lines have so many characters together
   */
  public record Limits(int lineBytes, int batchLines, int batchCharacters) {}

  /** Is told after each batch; what it throws ends the upload. */
  @FunctionalInterface
  public interface BatchListener {
    void settled(LineReport soFar);
  }

  /**
   * Applies an upload.
   *
   * @param defaultVersion of lines that give none
   * @throws IOException when the stream breaks off; what was accepted before stays
   */
  public void load(InputStream in, Operation operation, long defaultVersion, BatchWriter writer, LineReport report,
      BatchListener listener) throws IOException {
    LineReader reader = new LineReader(in, limits.lineBytes());
    List<ItemChange> batch = new ArrayList<>();
    long characters = 0;
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      characters += take(line.get(), operation, defaultVersion, batch, report);
      if (batch.size() >= limits.batchLines() || characters >= limits.batchCharacters()) {
        flush(batch, writer, report, listener);
        characters = 0;
      }
    }
    flush(batch, writer, report, listener);
  }

  /** Adds what the line asks for to the batch, or reports the line; gives the line's length. */
  private int take(Line line, Operation operation, long defaultVersion, List<ItemChange> batch, LineReport report) {
    switch (line) {
      case Line.Unreadable bad -> report.refuse(bad.number(), LineCode.BAD_USER_INPUT, bad.reason());
      case Line.Text text -> {
        try {
          batch.add(lines.parse(text, operation, defaultVersion));
          return text.text().length();
        } catch (LineFault e) {
          report.refuse(text.number(), LineCode.BAD_USER_INPUT, e.getMessage());
        } catch (EngineException e) {
          report.refuse(text.number(), LineCode.UNAVAILABLE, "A new attribute could not be settled in time");
        }
      }
    }
    return 0;
  }

  private static void flush(List<ItemChange> batch, BatchWriter writer, LineReport report, BatchListener listener) {
    if (!batch.isEmpty()) {
      writer.write(batch, report);
      batch.clear();
      listener.settled(report);
    }
  }
}
