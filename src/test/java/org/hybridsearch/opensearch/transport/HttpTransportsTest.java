package org.hybridsearch.opensearch.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.hybridsearch.opensearch.EngineException.Unreachable;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.TestConnections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTransportsTest {

  private static final String PASSWORD = "changeit";

  @TempDir
  private static Path folder;
  private static Path store;
  private static Path certificate;
  private static HttpsServer server;

  @BeforeAll
  static void open() throws Exception {
    store = folder.resolve("store.p12");
    certificate = folder.resolve("authority.pem");
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=engine", "-ext", "san=ip:127.0.0.1", "-validity", "2");
    keytool("-exportcert", "-rfc", "-file", certificate.toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }

  @AfterAll
  static void close() {
    server.stop(0);
  }

  @Test
  void trusts_the_authority_it_is_given() throws IOException {
    assertThat(asked(Optional.of(certificate))).isTrue();
  }

  @Test
  void trusts_no_other() {
    assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> asked(Optional.empty()));
  }

  @Test
  void says_that_the_authority_cannot_be_read() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd.pem"), "not a certificate");
    assertThatIllegalStateException().isThrownBy(() -> asked(Optional.of(odd)))
        .withMessageContaining("hybridsearch.opensearch.connections.ca-certificate").withMessageContaining("odd.pem");
  }

  private static boolean asked(Optional<Path> authority) throws IOException {
    URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    TestConnections settings = new TestConnections(1, Duration.ofSeconds(10), authority);
    try (SearchEngine engine = new SearchEngine(HttpTransports.open(address, settings, RequestAuthorization.none()))) {
      return engine.exists("/", Duration.ofSeconds(20));
    }
  }

  private static SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "engine", "-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
    assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
  }
}
