package org.hybridsearch.ndjson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of an upload: counts, and one entry for each line that was not applied. Entries wait in memory up to a limit and
 * in a temporary file beyond it, so that a bad upload of any size is reported in bounded memory. For one thread; to be closed.
 */
public final class LineReport implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<LineCode, Long> counts = new EnumMap<>(LineCode.class);
  private final Spill entries = new Spill();
  private final JsonGenerator out;
  private long accepted;
  private long embedded;

  public LineReport() {
    try {
      out = JSON.createGenerator(entries, JsonEncoding.UTF8).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.writeStartArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line was applied. */
  public void accept() {
    accepted++;
  }

  /** Texts were embedded. */
  public void embedded(long texts) {
    embedded += texts;
  }

  /** A line was not applied. */
  public void refuse(long line, LineCode code, String reason) {
    counts.merge(code, 1L, Long::sum);
    try {
      out.writeStartObject();
      out.writeNumberField("line", line);
      out.writeStringField("code", code.name());
      out.writeStringField("reason", reason);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many lines were applied. */
  public long accepted() {
    return accepted;
  }

  /** How many writes there were: a deletion of what is not there is one too. */
  public long written() {
    return accepted + count(LineCode.NOT_FOUND);
  }

  /** How many texts were embedded for it. */
  public long embedded() {
    return embedded;
  }

  /** How many lines were not applied for this reason. */
  public long count(LineCode code) {
    return counts.getOrDefault(code, 0L);
  }

  /** How many lines were not applied for another reason than being stale. */
  public long refused() {
    return counts.values().stream().mapToLong(Long::longValue).sum() - count(LineCode.STALE);
  }

  /**
   * Writes {@code {"accepted":n,"stale":n,"refused":n,"embedded":n,"items":[{"line":n,"code":"…","reason":"…"},…]}},
   * entries in the order they were settled. Ends the report: nothing may be added after it.
   */
  public void writeTo(OutputStream target) throws IOException {
    if (!out.isClosed()) {
      out.close();
    }
    String head = "{\"accepted\":" + accepted + ",\"stale\":" + count(LineCode.STALE) + ",\"refused\":" + refused()
        + ",\"embedded\":" + embedded + ",\"items\":";
    target.write(head.getBytes(StandardCharsets.UTF_8));
    entries.copyTo(target);
    target.write('}');
    target.flush();
  }

  @Override
  public void close() {
    try {
      out.close();
      entries.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
