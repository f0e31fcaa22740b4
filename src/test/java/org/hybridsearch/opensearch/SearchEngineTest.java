package org.hybridsearch.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hybridsearch.opensearch.EngineException.Malformed;
import org.hybridsearch.opensearch.EngineException.Refused;
import org.hybridsearch.opensearch.EngineException.Throttled;
import org.hybridsearch.opensearch.EngineException.TimedOut;
import org.hybridsearch.opensearch.EngineException.Unreachable;
import org.hybridsearch.opensearch.http.HttpEngine;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SearchEngineTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final EngineRequest SEARCH = EngineRequest.of("POST", "/_search", Map.of(), Json.object());
  private static final String ERROR =
      "{\"error\":{\"root_cause\":[{\"type\":\"parsing_exception\",\"reason\":\"secret words\"}]},\"status\":400}";

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private FaultProxy proxy;
  private SearchEngine engine;
  private volatile int status = 200;
  private volatile String answer = "{\"took\":7}";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
    proxy = FaultProxy.before(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    engine = new SearchEngine(HttpEngine.open(proxy.address(), TestConnections.of(2)), 2);
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    proxy.close();
    server.stop(0);
  }

  @Test
  void sends_a_body_and_reads_the_answer() {
    assertThat(took()).isEqualTo(7);
    assertThat(received).containsExactly("POST /_search application/json {}");
  }

  @Test
  void encodes_parameters() {
    engine.send(EngineRequest.of("GET", "/a%2Fb", Map.of("q", "a b&c=ü")), LONG, AnswerReader.ignored());
    assertThat(received).containsExactly("GET /a%2Fb?q=a%20b%26c%3D%C3%BC null ");
  }

  @Test
  void sends_bulk_lines() {
    List<Json> lines = List.of(Json.object(), Json.string("ü"));
    engine.send(EngineRequest.bulk("/_bulk", Map.of(), lines), LONG, AnswerReader.ignored());
    assertThat(received).containsExactly("POST /_bulk application/json {}\n\"ü\"\n");
  }

  @Test
  void tells_whether_something_exists() {
    assertThat(engine.exists("/there", LONG)).isTrue();
    status = 404;
    assertThat(engine.exists("/there", LONG)).isFalse();
    status = 403;
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> engine.exists("/there", LONG));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 413, 500})
  void tells_a_refusal_with_status_and_type(int refusal) {
    answer(refusal, ERROR);
    assertThatExceptionOfType(Refused.class).isThrownBy(this::took).satisfies(refused -> {
      assertThat(refused.status()).isEqualTo(refusal);
      assertThat(refused.type()).isEqualTo("parsing_exception");
      assertThat(printed(refused)).doesNotContain("secret");
    });
  }

  @Test
  void tells_a_refusal_without_a_body() {
    answer(400, "");
    assertThatExceptionOfType(Refused.class).isThrownBy(this::took).satisfies(it -> assertThat(it.type()).isEmpty());
  }

  @Test
  void tells_that_the_engine_is_too_busy() {
    answer(429, ERROR);
    assertThatExceptionOfType(Throttled.class).isThrownBy(this::took)
        .satisfies(busy -> assertThat(printed(busy)).doesNotContain("secret"));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void takes_an_engine_that_cannot_serve_for_unreachable(int refusal) {
    answer(refusal, ERROR);
    assertThatExceptionOfType(Unreachable.class).isThrownBy(this::took);
    answer(200, "{\"took\":8}");
    assertThat(took()).isEqualTo(8);
  }

  @Test
  void takes_a_reset_for_unreachable() {
    proxy.spoil(request -> true, new Fault.Reset());
    assertThatExceptionOfType(Unreachable.class).isThrownBy(this::took);
  }

  @Test
  void takes_an_answer_that_breaks_off_for_unreachable() {
    proxy.spoil(request -> true, new Fault.Truncate(4));
    assertThatExceptionOfType(Unreachable.class).isThrownBy(this::took);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"took\":", "<html>Welcome</html>", "", "[]"})
  void takes_an_answer_that_is_not_what_was_promised_for_malformed(String odd) {
    answer(200, odd);
    assertThatExceptionOfType(Malformed.class).isThrownBy(this::took);
  }

  @Test
  void gives_up_in_time_and_ends_the_exchange_on_the_wire() throws InterruptedException {
    proxy.spoil(request -> request.path().equals("/hang"), new Fault.Hang());
    EngineRequest hanging = EngineRequest.of("GET", "/hang", Map.of());
    // More than may be under way at a time: one kept would make the last request wait in vain.
    Stream.generate(() -> hanging).limit(5).forEach(request -> assertThatExceptionOfType(TimedOut.class)
        .isThrownBy(() -> engine.send(request, SHORT, AnswerReader.ignored())));
    proxy.awaitConnections(0);
    assertThat(took()).isEqualTo(7);
  }

  @Test
  void gives_up_an_answer_that_drips() {
    proxy.spoil(request -> true, new Fault.Drip(Duration.ofSeconds(1)));
    assertThatExceptionOfType(TimedOut.class)
        .isThrownBy(() -> engine.send(SEARCH, SHORT, AnswerReader.ignored()));
    proxy.heal();
    assertThat(took()).isEqualTo(7);
  }

  @Test
  void sends_no_more_at_a_time_than_it_may() throws Exception {
    CountDownLatch come = new CountDownLatch(2);
    proxy.spoil(request -> request.path().equals("/hang") && countedDown(come), new Fault.Hang());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      EngineRequest hanging = EngineRequest.of("GET", "/hang", Map.of());
      threads.submit(() -> engine.send(hanging, LONG, AnswerReader.ignored()));
      threads.submit(() -> engine.send(hanging, LONG, AnswerReader.ignored()));
      come.await();
      assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> engine.send(SEARCH, SHORT, AnswerReader.ignored()));
      assertThat(proxy.received()).isEqualTo(2);
      threads.shutdownNow();
    }
    assertThat(took()).as("interrupted ones give their places back").isEqualTo(7);
  }

  @Test
  void sends_nothing_when_no_time_is_left() {
    assertThatExceptionOfType(TimedOut.class)
        .isThrownBy(() -> engine.send(SEARCH, Duration.ZERO, AnswerReader.ignored()));
    assertThat(proxy.received()).isZero();
  }

  @Test
  void reaches_an_engine_that_came_back_at_once() {
    assertThat(took()).isEqualTo(7);
    proxy.disconnect();
    for (int attempt = 0; attempt < 10; attempt++) {
      assertThatExceptionOfType(Unreachable.class).isThrownBy(this::took);
    }
    proxy.reconnect();
    assertThat(took()).isEqualTo(7);
  }

  @Test
  void keeps_its_connections() {
    Stream.generate(this::took).limit(20).forEach(took -> assertThat(took).isEqualTo(7));
    // An answer can be there a moment before its connection is free.
    assertThat(proxy.opened()).isLessThanOrEqualTo(2);
  }

  @Test
  void says_so_when_it_is_closed() throws IOException {
    engine.close();
    assertThatExceptionOfType(Unreachable.class).isThrownBy(this::took);
  }

  private int took() {
    return engine.send(SEARCH, LONG, in -> {
      in.nextToken();
      if (!"took".equals(in.nextFieldName())) {
        throw new IOException("took is missing");
      }
      return in.nextIntValue(-1);
    });
  }

  private static boolean countedDown(CountDownLatch latch) {
    latch.countDown();
    return true;
  }

  private void answer(int newStatus, String newAnswer) {
    this.status = newStatus;
    this.answer = newAnswer;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + type + " " + sent);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
    if (!bodiless) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
