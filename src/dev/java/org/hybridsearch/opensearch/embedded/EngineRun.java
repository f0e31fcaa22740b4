package org.hybridsearch.opensearch.embedded;

import java.net.URI;
import java.util.function.Consumer;

/** One started engine: a plain value that can be written as text, so that any class loader can take it up again. */
sealed interface EngineRun permits ContainerRun, ProcessRun {

  /** Where it answers. */
  URI address();

  /** Ends it and waits for its end; does nothing where it has ended. */
  void stop();

  /** Starts a stopped one again with its data, on its port. */
  EngineRun startAgain(EngineSettings settings, Consumer<String> progress);

  /** This value as text for {@link #decode}. */
  String encode();

  /** The switch between the two ways to run an engine. */
  static EngineRun start(EngineSettings settings, Consumer<String> progress) {
    return ContainerRun.dockerAnswers() ? ContainerRun.start(settings, progress) : ProcessRun.start(settings, progress);
  }

  /** The value that {@link #encode} wrote. */
  static EngineRun decode(String text) {
    String[] parts = text.split(" ", 4);
    URI address = URI.create(parts[1]);
    return ContainerRun.KIND.equals(parts[0])
        ? new ContainerRun(address, parts[2])
        : ProcessRun.of(address, Long.parseLong(parts[2]), parts[3]);
  }
}
