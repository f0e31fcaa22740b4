package org.hybridsearch.ndjson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes kept in memory up to a limit and in a temporary file beyond it. */
final class Spill extends OutputStream {

  private static final int MEMORY = 1 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream disk;

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (disk == null && memory.size() + length > MEMORY) {
      moveToDisk();
    }
    if (disk == null) {
      memory.write(bytes, offset, length);
    } else {
      disk.write(bytes, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    if (disk != null) {
      disk.close();
    }
  }

  void copyTo(OutputStream target) throws IOException {
    if (file == null) {
      memory.writeTo(target);
    } else {
      Files.copy(file, target);
    }
  }

  void discard() throws IOException {
    close();
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private void moveToDisk() throws IOException {
    file = Files.createTempFile("import-report", ".json");
    disk = Files.newOutputStream(file);
    memory.writeTo(disk);
    memory.reset();
  }
}
