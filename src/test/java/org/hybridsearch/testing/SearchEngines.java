package org.hybridsearch.testing;

import java.net.URI;
import org.apache.hc.core5.http.HttpHost;
import org.hybridsearch.opensearch.SearchEngine;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** Connections to engines, for tests that close them. */
public final class SearchEngines {

  private SearchEngines() {}

  /** To the engine that all tests share. */
  public static SearchEngine connect() {
    return connect(EngineForTests.address());
  }

  /** To any address, for example that of a fault proxy. */
  public static SearchEngine connect(URI address) {
    try {
      return new SearchEngine(ApacheHttpClient5TransportBuilder.builder(HttpHost.create(address)).build());
    } catch (RuntimeException e) {
      throw new IllegalStateException(e);
    }
  }
}
