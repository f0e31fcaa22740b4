package org.hybridsearch.opensearch.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hybridsearch.opensearch.OpenSearchConfig.Connections;

/** Opens transports: how connections are made and which certificates are trusted. */
public final class HttpTransports {

  private HttpTransports() {}

  /**
   * A transport to the engine at this address. No connection is opened yet.
   *
   * @throws IllegalStateException when the certificates to trust cannot be read
   */
  public static HttpTransport open(URI address, Connections settings, RequestAuthorization authorization) {
    HttpClient.Builder client = HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .followRedirects(Redirect.NEVER)
        .connectTimeout(settings.connectTimeout())
        .executor(Executors.newVirtualThreadPerTaskExecutor());
    settings.caCertificate().ifPresent(file -> client.sslContext(trusting(file)));
    return new HttpTransport(client.build(), address, authorization);
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
