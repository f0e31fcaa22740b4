package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.opensearch.EngineAddress;
import org.hybridsearch.opensearch.EngineLauncher;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.aws.AwsEngine;
import org.hybridsearch.opensearch.http.HttpEngine;
import org.hybridsearch.wiring.boot.Progress;
import org.opensearch.client.transport.OpenSearchTransport;

/** The way to the engine. */
@Dependent
final class EngineWiring {

  @Produces
  @Singleton
  SearchEngine engine(OpenSearchConfig config, Instance<EngineLauncher> launcher, AwsIdentity identity, Clock clock) {
    return new SearchEngine(transport(address(config, launcher), config, identity, clock), config.connections().maximum());
  }

  void close(@Disposes SearchEngine engine) throws IOException {
    engine.close();
  }

  private static EngineAddress address(OpenSearchConfig config, Instance<EngineLauncher> launcher) {
    return switch (config.kind()) {
      case EMBEDDED -> EngineAddress.embedded(embedded(launcher).launch(Progress::say));
      case HTTP, AWS -> EngineAddress.of(config);
    };
  }

  private static OpenSearchTransport transport(EngineAddress address, OpenSearchConfig config, AwsIdentity identity,
      Clock clock) {
    return switch (address.login()) {
      case EngineAddress.Open open -> HttpEngine.open(address.uri(), config.connections());
      case EngineAddress.Basic basic -> HttpEngine.open(address.uri(), basic, config.connections());
      case EngineAddress.Signed signed -> AwsEngine.open(address.uri(), signed, config.connections(), identity, clock);
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
