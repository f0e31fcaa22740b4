package org.hybridsearch.ndjson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes kept in memory up to a limit and in a temporary file beyond it, which is gone when this is closed or forgotten. */
final class Spill extends OutputStream {

  private static final int MEMORY = 1 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable FileChannel file;
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

  /** Copies all that was written; may be asked again. */
  void copyTo(OutputStream target) throws IOException {
    if (file == null) {
      memory.writeTo(target);
    } else {
      file.position(0);
      // Not closed: that would close the file.
      Channels.newInputStream(file).transferTo(target);
      file.position(file.size());
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private void moveToDisk() throws IOException {
    Path path = Files.createTempFile("import-report", ".json");
    file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    disk = Channels.newOutputStream(file);
    memory.writeTo(disk);
    memory.reset();
  }
}
