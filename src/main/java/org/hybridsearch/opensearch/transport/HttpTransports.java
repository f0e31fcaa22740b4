package org.hybridsearch.opensearch.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.hybridsearch.opensearch.OpenSearchConfig.Connections;

/** Opens transports: how connections are made and which certificates are trusted. */
public final class HttpTransports {

  // A connection that rested longer is looked at before it is used: an engine or a balancer may have closed it.
  private static final TimeValue IDLE = TimeValue.ofSeconds(1);

  private HttpTransports() {}

  /**
   * A transport to the engine at this address. No connection is opened yet.
   *
   * @throws IllegalStateException when the certificates to trust cannot be read
   */
  public static HttpTransport open(URI address, Connections settings, RequestAuthorization authorization) {
    PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(Integer.MAX_VALUE)
        .setOffLockDisposalEnabled(true)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(settings.connectTimeout()))
            .setValidateAfterInactivity(IDLE)
            .build());
    settings.caCertificate().ifPresent(file -> connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(trusting(file))));
    return new HttpTransport(HttpClients.createMinimal(connections.build()), address, authorization);
  }

  private static SSLContext trusting(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + store.size(), certificate);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "hybridsearch.opensearch.connections.ca-certificate cannot be read: " + file + " is to hold PEM certificates", e);
    }
  }
}
