package org.hybridsearch.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.http.HttpEngine;

/** Connections to engines, for tests that close them. */
public final class SearchEngines {

  private static final OpenSearchConfig.Connections CONNECTIONS = new OpenSearchConfig.Connections() {
    @Override
    public int maximum() {
      return 64;
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Optional<Path> caCertificate() {
      return Optional.empty();
    }
  };

  private SearchEngines() {}

  /** To the engine that all tests share. */
  public static SearchEngine connect() {
    return connect(EngineForTests.address());
  }

  /** To any address, for example that of a fault proxy. */
  public static SearchEngine connect(URI address) {
    return new SearchEngine(HttpEngine.open(address, CONNECTIONS));
  }
}
