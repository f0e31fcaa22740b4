package org.hybridsearch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultProxyTest {

  private HttpServer server;
  private FaultProxy proxy;
  private HttpClient client;

  /** Answers with the method, the path and what was sent: in chunks where the path asks for it. */
  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] body = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent).getBytes(StandardCharsets.UTF_8);
      boolean bodiless = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(200, bodiless ? -1 : exchange.getRequestURI().getPath().equals("/chunked") ? 0 : body.length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
      exchange.close();
    });
    server.start();
    proxy = FaultProxy.before(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    proxy.close();
    server.stop(0);
  }

  @Test
  void passes_on_requests_and_answers() throws Exception {
    assertThat(post("/a?b=%20c", "{\"q\":\"käse\"}").body()).isEqualTo("POST /a?b=%20c {\"q\":\"käse\"}");
    assertThat(post("/chunked", "x".repeat(100_000)).body()).hasSize(100_000 + "POST /chunked ".length());
    assertThat(proxy.forwarded()).first().isEqualTo(new ProxiedRequest("POST", "/a?b=%20c", "{\"q\":\"käse\"}"));
  }

  @Test
  void passes_on_answers_without_a_body() throws Exception {
    HttpRequest head = HttpRequest.newBuilder(proxy.address().resolve("/h")).method("HEAD", BodyPublishers.noBody()).build();
    assertThat(client.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void spoils_only_what_matches_and_only_until_healed() throws Exception {
    proxy.spoil(request -> request.body().contains("knn"), new Fault.Answer(503, "{}"));
    assertThat(post("/_search", "{\"knn\":1}").statusCode()).isEqualTo(503);
    assertThat(post("/_search", "{\"match\":1}").statusCode()).isEqualTo(200);
    proxy.heal();
    assertThat(post("/_search", "{\"knn\":1}").statusCode()).isEqualTo(200);
    assertThat(proxy.received()).isEqualTo(3);
    assertThat(proxy.forwarded()).hasSize(2);
  }

  @Test
  void hangs_without_passing_on_until_the_client_gives_up() {
    proxy.spoil(request -> true, new Fault.Hang());
    HttpRequest impatient = request("/", "").timeout(Duration.ofMillis(50)).build();
    assertThatIOException().isThrownBy(() -> client.send(impatient, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(proxy.forwarded()).isEmpty();
  }

  @Test
  void passes_on_late() throws Exception {
    proxy.spoil(request -> true, new Fault.Delay(Duration.ofMillis(20)));
    assertThat(post("/late", "").body()).isEqualTo("POST /late ");
  }

  @Test
  void resets_without_passing_on() {
    proxy.spoil(request -> true, new Fault.Reset());
    assertThatIOException().isThrownBy(() -> post("/", "x"));
    assertThat(proxy.forwarded()).isEmpty();
  }

  @Test
  void cuts_an_answer_short() {
    proxy.spoil(request -> true, new Fault.Truncate(3));
    assertThatIOException().isThrownBy(() -> post("/", "x"));
    assertThat(proxy.forwarded()).hasSize(1);
  }

  @Test
  void lets_an_answer_drip() throws Exception {
    proxy.spoil(request -> true, new Fault.Drip(Duration.ofMillis(1)));
    assertThat(post("/slow", "x").body()).isEqualTo("POST /slow x");
  }

  @Test
  void changes_an_answer() throws Exception {
    proxy.spoil(request -> true, new Fault.Rewrite(answer -> answer.replace("POST", "Hello")));
    assertThat(post("/", "x").body()).isEqualTo("Hello / x");
  }

  @Test
  void can_be_gone_and_back_at_the_same_address() throws Exception {
    post("/", "x");
    proxy.disconnect();
    assertThatIOException().isThrownBy(() -> post("/", "x"));
    proxy.reconnect();
    assertThat(post("/", "x").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return client.send(request(path, body).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(proxy.address().resolve(path)).POST(BodyPublishers.ofString(body));
  }
}
