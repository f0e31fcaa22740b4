package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom the engine runs: it refuses to be root, so for root it is the user without rights, 65534.
 *
 * @param prefix put before a command, runs it as that user; empty where this JVM's own user will do
 */
record EngineUser(List<String> prefix) {

  private static final int NOBODY = 65_534;

  /**
   * The user who can run this JVM's JDK.
   *
   * @throws IllegalStateException when this is root and nobody else can
   */
  static EngineUser current() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new EngineUser(List.of());
    }
    Path java = java();
    return Stream.of(nobody(), nobodyWhoPassesFolders())
        .filter(user -> user.reaches(java))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(
            "The engine cannot run as root, and 'setpriv' does not let user " + NOBODY + " run " + java
                + ": start as another user"));
  }

  /** The JDK this JVM runs on. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Whether the user may enter the folder, or run the file. */
  boolean reaches(Path path) {
    if (prefix.isEmpty()) {
      return true;
    }
    try {
      return new ProcessBuilder(command(List.of("test", "-x", path.toString()))).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The command, run as this user. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives a folder with all in it to this user. */
  void own(Path folder) throws IOException {
    if (prefix.isEmpty()) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
      }
    }
  }

  private static EngineUser nobody() {
    return new EngineUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
  }

  /** For a JDK in root's home, which is closed to others. */
  private static EngineUser nobodyWhoPassesFolders() {
    List<String> prefix = new ArrayList<>(nobody().prefix());
    prefix.addAll(List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override"));
    return new EngineUser(List.copyOf(prefix));
  }
}
