package org.hybridsearch.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.Stream;

/** Lines as the bytes of a file, made as they are read. Closing it closes the lines. For one thread. */
public final class LineStream extends SequenceInputStream {

  private final Stream<String> lines;

  public LineStream(Stream<String> lines) {
    super(chunks(lines.iterator()));
    this.lines = lines;
  }

  private static Enumeration<InputStream> chunks(Iterator<String> lines) {
    return new Enumeration<>() {
      @Override
      public boolean hasMoreElements() {
        return lines.hasNext();
      }

      @Override
      public InputStream nextElement() {
        return new ByteArrayInputStream((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** Not the superclass's way, which would read all that is left. */
  @Override
  public void close() throws IOException {
    lines.close();
  }
}
