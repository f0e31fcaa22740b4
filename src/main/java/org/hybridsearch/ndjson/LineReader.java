package org.hybridsearch.ndjson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a stream into lines in bounded memory: a line feed ends a line, a carriage return before it is dropped, a byte order
 * mark at the very start is skipped. Any bytes are fine; only the stream itself can fail. For one thread.
 */
public final class LineReader {

  private static final int CHUNK = 16 * 1024;
  private static final int END = -1;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int limit;
  private final byte[] chunk = new byte[CHUNK];
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPORT)
      .onUnmappableCharacter(CodingErrorAction.REPORT);
  private byte[] line = new byte[1024];
  private int length;
  private boolean tooLong;
  private int position;
  private int filled;
  private long number;

  /**
   * Reads from a stream, which the caller closes.
   *
   * @param limit the longest line in bytes; a longer one is handed out as unreadable and skipped without being kept
   */
  public LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * The next line that is not blank; empty at the end of the stream.
   *
   * @throws IOException when the stream breaks off
   */
  public Optional<Line> next() throws IOException {
    while (collect()) {
      number++;
      if (number == 1) {
        dropByteOrderMark();
      }
      if (tooLong) {
        return Optional.of(new Line.Unreadable(number, "The line is longer than " + limit + " bytes"));
      }
      if (!blank()) {
        return Optional.of(decode());
      }
    }
    return Optional.empty();
  }

  /** Reads up to the next line feed; false when nothing at all is left. */
  private boolean collect() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int from = position;
      while (position < filled && chunk[position] != '\n') {
        position++;
      }
      keep(from, position);
      if (position < filled) {
        position++;
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    while (position == filled) {
      int count = in.read(chunk, 0, CHUNK);
      if (count == END) {
        return false;
      }
      position = 0;
      filled = count;
    }
    return true;
  }

  private void keep(int from, int to) {
    int count = to - from;
    // One more for a carriage return, which does not count as part of the line.
    if (tooLong || length + count > limit + 1) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
    }
    System.arraycopy(chunk, from, line, length, count);
    length += count;
    tooLong = length > limit && line[length - 1] != '\r';
  }

  private void dropByteOrderMark() {
    int mark = BYTE_ORDER_MARK.length;
    if (length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
      System.arraycopy(line, mark, line, 0, length - mark);
      length -= mark;
    }
  }

  private boolean blank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private Line decode() {
    int end = line[length - 1] == '\r' ? length - 1 : length;
    try {
      return new Line.Text(number, decoder.decode(ByteBuffer.wrap(line, 0, end)).toString());
    } catch (CharacterCodingException e) {
      return new Line.Unreadable(number, "The line is not valid UTF-8");
    }
  }
}
