package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import graphql.introspection.IntrospectionQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.QueryCache;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to the endpoint, the answer is JSON, and an error has a code. */
@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class TransportIT {

  private static final String GOOD = "{\"query\": \"{ search(input: {}) { searchId } }\"}";

  @Inject FakeBackend backend;
  @Inject MeterRegistry meters;
  @Inject ExecutionService execution;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("nothing", ""), arguments("blanks", "  "), arguments("no JSON", "kanarienvogel"),
        arguments("half an object", "{\"query\": \"{ kanarienvogel"), arguments("two objects", GOOD + GOOD),
        arguments("a text", "\"kanarienvogel\""), arguments("null", "null"), arguments("a number", "7"),
        arguments("a batch", "[" + GOOD + "," + GOOD + "]"), arguments("an empty batch", "[]"), arguments("no query", "{}"),
        arguments("an empty query", "{\"query\": \"\"}"), arguments("a query that is null", "{\"query\": null}"),
        arguments("a query that is an object", "{\"query\": {\"kanarienvogel\": 1}}"),
        arguments("two queries", "{\"query\": \"{ a }\", \"query\": \"{ kanarienvogel }\"}"),
        arguments("variables that are a text", "{\"query\": \"{ a }\", \"variables\": \"kanarienvogel\"}"),
        arguments("variables that are a list", "{\"query\": \"{ a }\", \"variables\": [1]}"),
        arguments("an operation name that is a number", "{\"query\": \"{ a }\", \"operationName\": 7}"),
        arguments("an unknown operation name", "{\"query\": \"query A { search(input: {}) { searchId } }\","
            + " \"operationName\": \"kanarienvogel\"}"),
        arguments("objects 1,000 deep",
            "{\"query\": \"{ a }\", \"variables\": " + "{\"a\":".repeat(1000) + "1" + "}".repeat(1001)),
        arguments("a number of 1,000 digits", "{\"query\": \"{ a }\", \"variables\": {\"a\": " + "9".repeat(1000) + "}}"),
        arguments("a raw line end in a text", "{\"query\": \"{\na }\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_body_that_is_no_operation_is_refused(String name, String body) {
    Answer answer = GraphQLClient.post(body);
    assertRefused(answer);
    assertThat(answer.status()).isIn(200, 400);
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    byte[] body = GOOD.replace("{}", "{query: X}").getBytes(StandardCharsets.UTF_8);
    body[GOOD.indexOf("{}") + 8] = (byte) 0xff;
    assertRefused(GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32LE"})
  void another_encoding_is_refused(String charset) {
    assertRefused(GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(GOOD.getBytes(Charset.forName(charset))))));
    assertRefused(GraphQLClient.post("\ufeff" + GOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
  void only_post_carries_operations(String method) {
    Answer answer = GraphQLClient.send(GraphQLClient.request("/graphql?query=%7Bkanarienvogel%7D")
        .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(GOOD)));
    assertRefused(answer);
    assertThat(answer.status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/graphql", "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x", "kanarienvogel", "application/jsonx",
      "application/json; charset=kanarienvogel", "application/json; charset=ISO-8859-1", "application/json;charset=utf-16"})
  void only_json_carries_operations(String type) {
    Answer answer = GraphQLClient.send(
        GraphQLClient.request("/graphql").header("Content-Type", type).POST(BodyPublishers.ofString(GOOD)));
    assertRefused(answer);
    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void a_body_without_type_is_refused() {
    assertThat(GraphQLClient.send(GraphQLClient.request("/graphql").POST(BodyPublishers.ofString(GOOD))).status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png", "kanarienvogel", "application/*", "application/jsonkanarienvogel",
      "application/json; charset=kanarienvogel", "application/json; charset=UTF-16"})
  void who_takes_no_json_gets_an_error(String accept) {
    Answer answer = send(GOOD, accept);
    assertRefused(answer);
    assertThat(answer.status()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/graphql-response+json", "*/*",
      "text/html, application/json;q=0.9", "application/json; charset=utf-8", "text/html, */*;q=0.1"})
  void who_takes_json_is_answered(String accept) {
    Answer answer = send(GOOD, accept);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.codes()).isEmpty();
    assertThat(answer.contentType()).contains("json");
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 21, 12 << 20})
  void a_huge_body_is_refused(int size) {
    Answer answer = GraphQLClient.post("{\"query\": \"" + "a".repeat(size) + "\"}");
    assertRefused(answer);
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void the_introspection_of_common_tools_is_answered() {
    Answer answer = GraphQLClient.query(IntrospectionQuery.INTROSPECTION_QUERY);
    assertThat(answer.codes()).isEmpty();
    assertThat(answer.data("/__schema/types")).isNotEmpty();
  }

  @Test
  void ten_searches_fit_in_one_operation() {
    StringBuilder document = new StringBuilder("{");
    for (int i = 0; i < 10; i++) {
      document.append(" a").append(i).append(": search(input: {}) { searchId }");
    }
    assertThat(GraphQLClient.query(document.append(" }").toString()).codes()).isEmpty();
    assertThat(backend.searched()).hasSize(10);
  }

  @Test
  void no_site_may_ask_from_a_browser_unless_it_was_configured() {
    Answer answer = GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .header("Origin", "https://shop.example").POST(BodyPublishers.ofString(GOOD)));
    assertThat(answer.headers().map().keySet()).noneMatch(name -> name.toLowerCase().startsWith("access-control"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Kanarienvogel", "Cookie", "Authorization", "X-Forwarded-For"})
  void headers_too_large_are_refused_without_a_word_of_them(String name) throws IOException {
    String answer = raw("POST /graphql HTTP/1.1\r\nHost: localhost\r\n" + name + ": " + "kanarienvogel".repeat(3_000)
        + "\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431").doesNotContain("kanarienvogel").doesNotContainIgnoringCase("netty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KANARIENVOGEL /graphql HTTP/1.1", "GET /graphql?kanarienvogel HTTP/9.9", "kanarienvogel",
      "TRACE /graphql HTTP/1.1", "CONNECT /graphql HTTP/1.1"})
  void lines_that_are_no_request_are_refused(String line) throws IOException {
    String answer = raw(line + "\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/\\d.\\d 4.*").doesNotContain("kanarienvogel", "Exception");
  }

  @Test
  void methods_that_nobody_knows_leave_no_meters_behind() {
    for (int i = 0; i < 30; i++) {
      GraphQLClient.send(GraphQLClient.request("/graphql").method("KANARIENVOGEL" + i, BodyPublishers.noBody()));
      GraphQLClient.send(GraphQLClient.request("/nowhere").method("KANARIENVOGEL" + i, BodyPublishers.noBody()));
    }
    GraphQLClient.send(GraphQLClient.request("/graphql").method("DELETE", BodyPublishers.noBody()));
    Eventually.within(Duration.ofSeconds(20), "a known method is metered", () ->
        meters.find("http.server.requests").tag("method", "DELETE").timer() != null);
    assertThat(meters.getMeters()).extracting(meter -> meter.getId().toString()).noneMatch(id -> id.contains("KANARIENVOGEL"));
  }

  @Test
  void documents_that_were_run_are_remembered_within_bounds() throws ReflectiveOperationException {
    for (int i = 0; i < 200; i++) {
      assertThat(GraphQLClient.query("{ item(id: \"known" + i + "\") { id } }").codes()).isEmpty();
    }
    Object documents = value(QueryCache.class, value(ExecutionService.class, execution, "queryCache"), "cache");
    assertThat((Map<?, ?>) value(documents.getClass(), documents, "cache")).hasSizeBetween(1, 128);
  }

  /** The framework keeps it to itself. */
  private static Object value(Class<?> owner, Object of, String field) throws ReflectiveOperationException {
    Field found = owner.getDeclaredField(field);
    found.setAccessible(true);
    return found.get(of);
  }

  private static String raw(String request) throws IOException {
    URI address = GraphQLClient.request("/").build().uri();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      byte[] answer = new byte[8_192];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
    }
  }

  @Test
  void web_sockets_are_refused() {
    URI address = URI.create(GraphQLClient.request("/graphql").build().uri().toString().replace("http:", "ws:"));
    assertThatThrownBy(() -> HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws")
        .buildAsync(address, new WebSocket.Listener() {}).join())
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void a_browser_may_ask_what_is_allowed() {
    assertThat(GraphQLClient.send(GraphQLClient.request("/graphql").method("OPTIONS", BodyPublishers.noBody())).status())
        .isEqualTo(200);
  }

  private Answer send(String body, String accept) {
    return GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .header("Accept", accept).POST(BodyPublishers.ofString(body)));
  }

  private void assertRefused(Answer answer) {
    assertThat(answer.contentType()).contains("json");
    assertThat(answer.codes()).isNotEmpty().containsOnly("BAD_USER_INPUT");
    assertThat(answer.body()).doesNotContain("kanarienvogel");
    assertThat(backend.searched()).isEmpty();
  }
}
