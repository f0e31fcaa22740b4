package org.hybridsearch.opensearch;

import java.net.URI;
import java.util.function.Consumer;

/** Brings an engine along. Present only in builds for development and tests. */
public interface EngineLauncher {

  /**
   * Starts the engine, or finds the one that this process has started before.
   *
   * @param progress gets a sentence at each step
   * @return where it answers
   * @throws IllegalStateException when it does not start, with the reason
   */
  URI launch(Consumer<String> progress);
}
