package org.hybridsearch.application;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.function.Consumer;
import org.hybridsearch.opensearch.EngineLauncher;
import org.hybridsearch.opensearch.embedded.EmbeddedEngine;
import org.hybridsearch.opensearch.embedded.EngineSettings;

/** An engine of its own, which a test may stop without harm to others. */
@Alternative
@Singleton
public class OwnEngine implements EngineLauncher {

  private static final int HEAP_MEGABYTES = 512;

  @Override
  public URI launch(Consumer<String> progress) {
    return engine(progress).address();
  }

  void stop() {
    engine(System.out::println).stop();
  }

  void restart() {
    engine(System.out::println).restart();
  }

  @PreDestroy
  void close() {
    stop();
  }

  private static EmbeddedEngine engine(Consumer<String> progress) {
    return EmbeddedEngine.start(new EngineSettings("outage", EngineSettings.test().build(), HEAP_MEGABYTES, false), progress);
  }
}
