package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.hybridsearch.opensearch.EngineLauncher;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.aws.AwsTransport;
import org.hybridsearch.opensearch.http.HttpTransport;
import org.opensearch.client.transport.OpenSearchTransport;

/** The way to the engine. */
@Dependent
final class EngineWiring {

  @Produces
  @Singleton
  SearchEngine engine(OpenSearchConfig config, Instance<EngineLauncher> launcher) {
    return new SearchEngine(transport(config, launcher));
  }

  void close(@Disposes SearchEngine engine) throws IOException {
    engine.close();
  }

  private static OpenSearchTransport transport(OpenSearchConfig config, Instance<EngineLauncher> launcher) {
    return switch (config.kind()) {
      case EMBEDDED -> HttpTransport.open(embedded(launcher).launch(Progress::say), config);
      case HTTP -> HttpTransport.open(config);
      case AWS -> AwsTransport.open(config);
    };
  }

  private static EngineLauncher embedded(Instance<EngineLauncher> launcher) {
    if (!launcher.isResolvable()) {
      throw new IllegalStateException(
          "hybridsearch.opensearch.kind=embedded is for development: this build has no engine; set kind to http or aws, and a url");
    }
    return launcher.get();
  }
}
