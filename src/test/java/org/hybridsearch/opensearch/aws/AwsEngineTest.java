package org.hybridsearch.opensearch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.TestConnections;
import org.hybridsearch.opensearch.transport.HttpTransports;
import org.hybridsearch.testing.SignatureProxy;
import org.hybridsearch.testing.SignatureProxy.Expected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class AwsEngineTest {

  private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final SignedAuthorization authorization = new SignedAuthorization(
      new Signed("eu-central-1", "es"), StaticCredentialsProvider.create(AwsBasicCredentials.create("ID", "KEY")), NOW);
  private final Queue<Boolean> genuine = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      genuine.add(isGenuine(exchange));
      byte[] answer = {'{', '}'};
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void signs_exactly_what_goes_over_the_wire() throws IOException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    EngineRequest search = EngineRequest.of(
        "POST", "/a%2Fb/_search", Map.of("q", "a b&c=ü*~"), Json.object(Json.member("text", "käse")));
    try (SearchEngine engine = new SearchEngine(HttpTransports.open(address, TestConnections.of(1), authorization))) {
      engine.send(search, Duration.ofSeconds(20), AnswerReader.ignored());
      engine.send(EngineRequest.of("GET", "/", Map.of()), Duration.ofSeconds(20), AnswerReader.ignored());
    }
    assertThat(genuine).containsExactly(true, true);
  }

  /** As the service would: signs what it received, its own name as the client called it included, and compares. */
  private boolean isGenuine(HttpExchange exchange) throws IOException {
    URI called = URI.create("http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
    String expected = authorization.headers(exchange.getRequestMethod(), called, exchange.getRequestBody().readAllBytes())
        .get("Authorization");
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "aoss"})
  void domains_and_collections_take_what_is_signed_for_them_and_not_for_the_other(String service) throws IOException {
    for (String signed : List.of("es", "aoss")) {
      var signing = new SignedAuthorization(new Signed("eu-central-1", signed),
          StaticCredentialsProvider.create(AwsBasicCredentials.create("ID", "KEY")), Clock.systemUTC());
      URI engineAddress = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      Json body = Json.object(Json.member("text", "käse"));
      try (SignatureProxy proxy = new SignatureProxy(engineAddress, 0, new Expected("ID", "KEY", "", "eu-central-1", service));
          SearchEngine engine = new SearchEngine(HttpTransports.open(proxy.address(), TestConnections.of(1), signing))) {
        for (EngineRequest request : List.of(EngineRequest.of("GET", "/", Map.of()),
            EngineRequest.of("POST", "/a%2Fb/_search", Map.of("q", "a b&c=ü*~+"), body))) {
          try {
            engine.send(request, Duration.ofSeconds(20), AnswerReader.ignored());
          } catch (EngineException.Refused refused) {
            assertThat(refused.status()).isEqualTo(403);
          }
        }
        assertThat(proxy.refused()).hasSize(signed.equals(service) ? 0 : 2);
        assertThat(proxy.seen()).hasSize(2);
      }
    }
  }

  @Test
  void a_clock_that_is_off_is_told_and_put_right() throws IOException {
    Expected expected = new Expected("ID", "KEY", "", "eu-central-1", "es");
    URI engineAddress = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var slow = new SignedAuthorization(new Signed("eu-central-1", "es"),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("ID", "KEY")),
        Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
    EngineRequest search = EngineRequest.of("POST", "/a%2Fb/_search", Map.of("q", "a b&c=ü*~+"), Json.object());
    try (SignatureProxy proxy = new SignatureProxy(engineAddress, 0, expected);
        SearchEngine engine = new SearchEngine(HttpTransports.open(proxy.address(), TestConnections.of(1), slow))) {
      assertThatThrownBy(() -> engine.send(search, Duration.ofSeconds(20), AnswerReader.ignored()))
          .isInstanceOfSatisfying(EngineException.Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
      engine.send(search, Duration.ofSeconds(20), AnswerReader.ignored());
      engine.send(search, Duration.ofSeconds(20), AnswerReader.ignored());
      assertThat(proxy.refused()).hasSize(1);
    }
  }

  @Test
  void another_secret_is_refused_and_not_taken_for_a_wrong_clock() throws IOException {
    Expected expected = new Expected("ID", "ANOTHER", "", "eu-central-1", "es");
    URI engineAddress = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var signing = new SignedAuthorization(new Signed("eu-central-1", "es"),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("ID", "KEY")), Clock.systemUTC());
    try (SignatureProxy proxy = new SignatureProxy(engineAddress, 0, expected);
        SearchEngine engine = new SearchEngine(HttpTransports.open(proxy.address(), TestConnections.of(1), signing))) {
      for (int i = 0; i < 2; i++) {
        EngineRequest request = EngineRequest.of("GET", "/", Map.of());
        assertThatThrownBy(() -> engine.send(request, Duration.ofSeconds(20), AnswerReader.ignored()))
            .isInstanceOf(EngineException.Refused.class);
      }
      assertThat(proxy.refused()).extracting(SignatureProxy.Seen::fault).containsOnly("another signature");
    }
  }
}
