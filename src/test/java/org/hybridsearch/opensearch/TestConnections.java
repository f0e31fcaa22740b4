package org.hybridsearch.opensearch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Connection settings for tests. */
public record TestConnections(int maximum, Duration connectTimeout, Optional<Path> caCertificate)
    implements OpenSearchConfig.Connections {

  /** At most this many connections; the rest as by default. */
  public static TestConnections of(int maximum) {
    return new TestConnections(maximum, Duration.ofSeconds(1), Optional.empty());
  }
}
