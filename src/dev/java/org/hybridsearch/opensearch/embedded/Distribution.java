package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * OpenSearch with its plugins, unpacked from the archives the build fetched. Installing a plugin that brings neither commands nor
 * configuration is unpacking it into its folder.
 *
 * @param plugins as their archives are called, in the order of their needs
 */
record Distribution(List<String> plugins) {

  /** The pom names the same version. */
  static final String VERSION = "3.6.0";
  private static final String PLUGIN_VERSION = VERSION + ".0";
  /** More than a third of the distribution, and nothing here asks where an address lies. */
  private static final String LEFT_OUT = "modules/ingest-geoip/";

  /** k-NN is always there, since the mapping needs it. */
  static Distribution of(EngineSettings settings) {
    return new Distribution(settings.hybrid() ? List.of("opensearch-knn", "neural-search") : List.of("opensearch-knn"));
  }

  /**
   * The unpacked distribution; the first call unpacks it. Several JVMs may call at once.
   *
   * @param archives where the build put the archives
   * @param folder where to unpack
   * @param user who is to read it
   */
  Path unpacked(Path archives, Path folder, EngineUser user, Consumer<String> progress) throws IOException {
    Files.createDirectories(folder);
    String having = String.join("-", plugins).replace("opensearch-", "");
    Path home = folder.resolve("opensearch-" + VERSION + "-" + having + "-" + PLUGIN_VERSION);
    try (FileChannel channel =
            FileChannel.open(folder.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(home)) {
        long begin = System.nanoTime();
        unpack(archives, folder, home, user);
        progress.accept("OpenSearch %s unpacked in %.1f s".formatted(VERSION, (System.nanoTime() - begin) / 1e9));
      }
    }
    return home;
  }

  private void unpack(Path archives, Path folder, Path home, EngineUser user) throws IOException {
    Path half = folder.resolve("unpacking");
    RunFolder.delete(half);
    unzip(archives.resolve("opensearch-" + VERSION + ".zip"), half, name -> name.substring(name.indexOf('/') + 1));
    for (String plugin : plugins) {
      Path archive = archives.resolve(plugin + "-" + PLUGIN_VERSION + ".zip");
      unzip(archive, half.resolve("plugins").resolve(plugin), UnaryOperator.identity());
    }
    user.own(half);
    Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unzip(Path archive, Path target, UnaryOperator<String> rename) throws IOException {
    if (!Files.exists(archive)) {
      throw new IllegalStateException(archive + " is missing: run ./mvnw generate-resources");
    }
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        String name = rename.apply(entry.getName());
        if (!name.startsWith(LEFT_OUT)) {
          write(zip, entry, target.resolve(name).normalize(), target);
        }
      }
    }
  }

  private static void write(ZipFile zip, ZipEntry entry, Path path, Path target) throws IOException {
    if (!path.startsWith(target)) {
      throw new IOException("An entry points out of its archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, path);
    }
  }
}
