package org.hybridsearch.opensearch.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an embedded engine is given.
 *
 * @param name tells the engines of one build apart; part of folder names: lower-case letters and digits
 * @param build the project's build folder; the distribution's archives lie in {@code engine} below it
 * @param heapMegabytes of the engine's JVM
 * @param lasting whether the next start finds the data of this one and searches are to be fast; else every start begins empty,
 *     and code is compiled quickly rather than well, which halves the work of a start
 * @param hybrid whether it has the neural-search plugin and with it OpenSearch's own {@code hybrid} query, which the service does
 *     not use: for comparisons
 */
public record EngineSettings(String name, Path build, int heapMegabytes, boolean lasting, boolean hybrid) {

  /** The release that runs. */
  public static final String VERSION = Distribution.VERSION;
  private static final int DEVELOPMENT_HEAP = 1024;
  /** Enough for some ten thousand items with vectors; the tests' own JVM and a build run beside it. */
  private static final int TEST_HEAP = 512;

  public EngineSettings {
    if (!name.matches("[a-z][a-z0-9]*")) {
      throw new IllegalArgumentException("An engine's name has lower-case letters and digits only: " + name);
    }
    build = build.toAbsolutePath().normalize();
  }

  /** Without what only comparisons need. */
  public EngineSettings(String name, Path build, int heapMegabytes, boolean lasting) {
    this(name, build, heapMegabytes, lasting, false);
  }

  /** The engine of development mode: its data stays. */
  public static EngineSettings development() {
    return new EngineSettings("dev", buildFolder(), DEVELOPMENT_HEAP, true);
  }

  /** The engine of a service that was packaged with one, for benchmarks: apart from that of development mode; its data stays. */
  public static EngineSettings packaged() {
    return new EngineSettings("packaged", buildFolder(), DEVELOPMENT_HEAP, true);
  }

  /** The engine all tests of one JVM share: it begins empty. */
  public static EngineSettings test() {
    return new EngineSettings("test", buildFolder(), TEST_HEAP, false);
  }

  /** The engine of an evaluation: it begins empty, and has the {@code hybrid} query to compare with. */
  public static EngineSettings evaluation() {
    return new EngineSettings("evaluation", buildFolder(), DEVELOPMENT_HEAP, false, true);
  }

  /** Looked for upwards from the working folder, which is the project's for tests and its build folder in development mode. */
  private static Path buildFolder() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("target/engine"))) {
        return folder.resolve("target");
      }
    }
    throw new IllegalStateException("No target/engine at or above " + start + ": run ./mvnw generate-resources first");
  }
}
