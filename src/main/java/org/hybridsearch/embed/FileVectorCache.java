package org.hybridsearch.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.embed.VectorRecord.Hash;
import org.hybridsearch.model.TextVector;
import org.jboss.logging.Logger;

/**
 * Vectors in a file that only grows, one a model, so that another start embeds nothing that was embedded before. A record that a
 * crash cut short is dropped on opening. Of several processes on one file one writes and the others read what was there when they
 * opened it. Memory: about 100 bytes a vector; the vectors themselves stay in the file.
 */
public final class FileVectorCache implements VectorCache, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(FileVectorCache.class);

  private final VectorRecord layout;
  private final int maxEntries;
  private final FileChannel file;
  private final boolean writer;
  private final Map<Hash, Integer> positions = new HashMap<>();
  private int records;

  private FileVectorCache(EmbeddingModel model, int maxEntries, FileChannel file) throws IOException {
    this.layout = new VectorRecord(model.dimension());
    this.maxEntries = maxEntries;
    this.file = file;
    this.writer = lock(file);
    this.records = (int) Math.min(maxEntries, file.size() / layout.bytes());
    index();
    if (writer) {
      file.truncate((long) records * layout.bytes());
    }
  }

  /**
   * Opens the file of a model, and makes it where there is none.
   *
   * @param maxEntries the most vectors in the file, 1 or more; when it is full, new ones are not kept
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static FileVectorCache open(Path folder, EmbeddingModel model, int maxEntries) {
    String name = model.name().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + model.dimension() + ".vectors";
    try {
      Files.createDirectories(folder);
      return new FileVectorCache(model, maxEntries, FileChannel.open(folder.resolve(name),
          StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep vectors in " + folder, e);
    }
  }

  @Override
  public synchronized Optional<TextVector> find(String text) {
    Integer position = positions.get(Hash.of(text));
    try {
      return position == null ? Optional.empty() : layout.vector(read(position));
    } catch (IOException e) {
      LOG.warnf("A kept vector cannot be read: %s", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public synchronized void keep(String text, TextVector vector) {
    Hash hash = Hash.of(text);
    if (!writer || records >= maxEntries || positions.containsKey(hash)) {
      return;
    }
    try {
      write(layout.write(hash, vector), (long) records * layout.bytes());
      positions.put(hash, records++);
    } catch (IOException e) {
      LOG.warnf("A vector cannot be kept: %s", e.getMessage());
    }
  }

  /** How many vectors there are. */
  public synchronized int size() {
    return positions.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void index() throws IOException {
    for (int i = 0; i < records; i++) {
      positions.put(layout.hash(read(i)), i);
    }
  }

  private ByteBuffer read(int position) throws IOException {
    ByteBuffer bytes = layout.buffer();
    long start = (long) position * layout.bytes();
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("The file ends early");
      }
    }
    return bytes.flip();
  }

  private void write(ByteBuffer bytes, long start) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes, start + bytes.position());
    }
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
