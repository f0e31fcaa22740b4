package org.hybridsearch.opensearch.embedded;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.function.Consumer;
import org.hybridsearch.opensearch.EngineLauncher;

/** The engine of development mode or of a packaged service, which keep their data, or that of tests, which begins empty. */
@Singleton
public final class DevelopmentEngine implements EngineLauncher {

  private final LaunchMode mode;

  DevelopmentEngine(LaunchMode mode) {
    this.mode = mode;
  }

  @Override
  public URI launch(Consumer<String> progress) {
    EngineSettings settings = switch (mode) {
      case TEST -> EngineSettings.test();
      case DEVELOPMENT -> EngineSettings.development();
      case NORMAL, RUN -> EngineSettings.packaged();
    };
    return EmbeddedEngine.start(settings, progress).address();
  }
}
