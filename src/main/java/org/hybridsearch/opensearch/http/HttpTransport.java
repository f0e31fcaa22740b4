package org.hybridsearch.opensearch.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** Makes transports over HTTP and HTTPS. */
public final class HttpTransport {

  // Longer idle ones may have been closed by what stands between: asking first costs less than a failed search.
  private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(10);

  private HttpTransport() {}

  /** To the configured address; see {@link OpenSearchConfig} for the settings. */
  public static OpenSearchTransport open(OpenSearchConfig config) {
    return open(config.requiredUrl(), config);
  }

  /** To another address than the configured one, with the same settings otherwise. */
  public static OpenSearchTransport open(URI address, OpenSearchConfig config) {
    // No compression: the engine is near, and unpacking costs more than the few bytes of a page.
    return ApacheHttpClient5TransportBuilder.builder(HttpHost.create(address))
        .setCompressionEnabled(false)
        .setDefaultHeaders(authorization(config))
        .setHttpClientConfigCallback(client -> configure(client, config))
        .build();
  }

  private static HttpAsyncClientBuilder configure(HttpAsyncClientBuilder client, OpenSearchConfig config) {
    ConnectionConfig connection = ConnectionConfig.custom()
        .setConnectTimeout(Timeout.of(config.connectTimeout()))
        .setValidateAfterInactivity(VALIDATE_AFTER)
        .build();
    return client
        .disableAutomaticRetries() // a second try would come too late, or do twice what was done once
        .disableCookieManagement()
        .setIOReactorConfig(IOReactorConfig.custom().setTcpNoDelay(true).build())
        .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(connection)
            .setMaxConnPerRoute(config.connections())
            .setMaxConnTotal(config.connections())
            .build());
  }

  /** Sent along at once: waiting to be asked for them would cost every connection a request. */
  private static Header[] authorization(OpenSearchConfig config) {
    return config.username().map(username -> {
      byte[] pair = (username + ":" + config.password().orElse("")).getBytes(StandardCharsets.UTF_8);
      return new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(pair))};
    }).orElse(new Header[0]);
  }
}
