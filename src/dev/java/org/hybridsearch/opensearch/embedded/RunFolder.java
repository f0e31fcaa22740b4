package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of one engine: its configuration, data, logs and temporary files.
 *
 * @param path absolute
 */
record RunFolder(Path path) {

  private static final Duration BEING_MADE = Duration.ofMinutes(5);

  /**
   * The build folder, or one among the temporary files where the engine's user cannot enter the build folder (root's home is
   * closed to others).
   */
  static Path root(EngineSettings settings, EngineUser user) throws IOException {
    Path inside = Files.createDirectories(settings.build());
    if (user.reaches(inside)) {
      return inside;
    }
    Path outside = Path.of(System.getProperty("java.io.tmpdir"), "hybrid-search-" + key(inside));
    Files.createDirectories(outside);
    if (!Files.getOwner(outside).equals(Files.getOwner(inside))) {
      throw new IllegalStateException(outside + " belongs to another user: remove it, or set java.io.tmpdir");
    }
    return outside;
  }

  /** The folder to run in below the root: the kept one once no other engine uses it, or a new one. */
  static RunFolder of(EngineSettings settings, Path root) throws IOException {
    Path all = Files.createDirectories(root.resolve(settings.name() + "-engine"));
    if (!settings.lasting()) {
      purge(all);
    }
    RunFolder folder = new RunFolder(settings.lasting() ? all : all.resolve(UUID.randomUUID().toString()));
    for (Path part : List.of(folder.data(), folder.logs(), folder.configuration(), folder.temporary())) {
      Files.createDirectories(part);
    }
    return folder;
  }

  /** A short name for a project's folder, the same at every start. */
  static String key(Path folder) {
    return Integer.toHexString(folder.hashCode());
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }

  Path data() {
    return path.resolve("data");
  }

  Path logs() {
    return path.resolve("logs");
  }

  Path configuration() {
    return path.resolve("config");
  }

  Path temporary() {
    return path.resolve("tmp");
  }

  /** What the engine prints. */
  Path console() {
    return logs().resolve("console.log");
  }

  /** Written by the engine when it is up: a line for each address. */
  Path addresses() {
    return logs().resolve("http.ports");
  }

  /** Whether an engine lives in it. The lock ends with its process, so that of a dead engine is no hindrance. */
  boolean inUse() {
    Path lockFile = data().resolve("nodes/0/node.lock");
    if (!Files.exists(lockFile)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Removes what former runs left, except where an engine lives or is about to. */
  private static void purge(Path all) throws IOException {
    try (Stream<Path> runs = Files.list(all)) {
      for (Path run : (Iterable<Path>) runs::iterator) {
        boolean fresh = Files.getLastModifiedTime(run).toInstant().isAfter(Instant.now().minus(BEING_MADE));
        if (!fresh && !new RunFolder(run).inUse()) {
          delete(run);
        }
      }
    }
  }
}
