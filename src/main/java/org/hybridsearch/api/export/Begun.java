package org.hybridsearch.api.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Knows whether anything was written. Not thread-safe. */
final class Begun extends FilterOutputStream {

  private boolean begun;

  Begun(OutputStream out) {
    super(out);
  }

  boolean begun() {
    return begun;
  }

  @Override
  public void write(int one) throws IOException {
    begun = true;
    out.write(one);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    begun = true;
    out.write(bytes, from, length);
  }
}
