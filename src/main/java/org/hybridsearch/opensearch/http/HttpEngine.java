package org.hybridsearch.opensearch.http;

import java.net.URI;
import org.hybridsearch.opensearch.EngineAddress.Basic;
import org.hybridsearch.opensearch.OpenSearchConfig.Connections;
import org.hybridsearch.opensearch.transport.HttpTransports;
import org.hybridsearch.opensearch.transport.RequestAuthorization;
import org.opensearch.client.transport.OpenSearchTransport;

/** The way to an engine at a URL. */
public final class HttpEngine {

  private HttpEngine() {}

  /** To an engine that lets everybody in. */
  public static OpenSearchTransport open(URI address, Connections settings) {
    return HttpTransports.open(address, settings, RequestAuthorization.none());
  }

  /** To an engine that asks for a user and a password. */
  public static OpenSearchTransport open(URI address, Basic login, Connections settings) {
    return HttpTransports.open(address, settings, new BasicAuthorization(login.username(), login.password()));
  }
}
