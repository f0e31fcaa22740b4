package org.hybridsearch.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of their own that run a class of the tests, and end with the test at the latest. */
public final class Processes implements AutoCloseable {

  private final List<Process> started = new ArrayList<>();

  /** Starts a {@code main}; what it prints is in {@code target}. */
  public Process start(Class<?> main, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", main.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("CLASSPATH",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    Process process = builder.redirectErrorStream(true)
        .redirectOutput(new File("target", main.getSimpleName() + "-" + started.size() + ".log")).start();
    started.add(process);
    return process;
  }

  /** Kills those that are still there. */
  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
