package org.hybridsearch.personalize.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.answering;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.refusing;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.respond;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.hybridsearch.personalize.RankerException;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Over the real wire: what is sent, what is read, and what each fault becomes. */
@Timeout(60)
class AmazonPersonalizeRankerTest {

  private static final String PREFIX = "hybridsearch.ranker.personalize.";
  private static final String CAMPAIGN = "arn:aws:personalize:eu-west-1:123456789012:campaign/shop";
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret"));
  private static final Question QUESTION = question("secret-user", Map.of(), List.of("a", "b", "c"));

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void let_hanging_handlers_end() {
    end.countDown();
  }

  @Test
  void the_request_is_what_the_service_documents() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s")) {
      ranker.rank(QUESTION);

      assertThat(server.received).hasSize(1);
      var request = server.received.getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/personalize-ranking");
      assertThat(request.headers().get("Content-type")).containsExactly("application/json");
      assertThat(request.headers().get("Authorization").getFirst())
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
          .contains("/eu-west-1/personalize/aws4_request");
      assertThat(json(request.body())).isEqualTo(json("""
          {"campaignArn": "%s", "userId": "secret-user", "inputList": ["a", "b", "c"]}
          """.formatted(CAMPAIGN)));
    }
  }

  @Test
  void a_filter_and_allowed_context_go_along_and_nothing_else_of_the_context() throws Exception {
    Map<String, String> context = Map.of(
        "DEVICE", "phone", "secret", "x", "LONG", "y".repeat(1001), "LONGEST", "z".repeat(1000), "EMPTY", "");
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s", "filter-arn", "arn:aws:personalize:eu-west-1:1:filter/f",
            "context-keys", "DEVICE,LONG,LONGEST,EMPTY,ABSENT")) {
      ranker.rank(question("u", context, List.of("a")));

      assertThat(json(server.received.getFirst().body())).isEqualTo(json("""
          {"campaignArn": "%s", "userId": "u", "inputList": ["a"],
           "filterArn": "arn:aws:personalize:eu-west-1:1:filter/f",
           "context": {"DEVICE": "phone", "LONGEST": "%s"}}
          """.formatted(CAMPAIGN, "z".repeat(1000))));
    }
  }

  @Test
  void five_hundred_items_go_in_one_call_in_their_order() throws Exception {
    List<String> ids = IntStream.range(0, 500).mapToObj(i -> "item \"" + i + "\" ü").toList();
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s")) {
      ranker.rank(question("u", Map.of(), ids));

      assertThat(json(server.received.getFirst().body()).get("inputList").valueStream().map(JsonNode::asText))
          .containsExactlyElementsOf(ids);
    }
  }

  @Test
  void a_user_id_longer_than_the_service_takes_is_unknown_and_sends_nothing() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s")) {
      Answer answer = ranker.rank(question("u".repeat(257), Map.of(), List.of("a", "b")));
      ranker.rank(question("u".repeat(256), Map.of(), List.of("a", "b")));

      assertThat(answer).isEqualTo(new Answer(Map.of(), 0));
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void scores_are_read_and_an_order_that_tells_items_apart_is_trusted() throws Exception {
    Answer answer = answer("""
        {"personalizedRanking": [{"itemId": "b", "score": 0.7}, {"itemId": "c", "score": 0.2}, {"itemId": "a", "score": 1e-1}],
         "recommendationId": "RID-1", "later": {"addition": [1]}}
        """);

    assertThat(answer.scores()).isEqualTo(Map.of("a", 0.1, "b", 0.7, "c", 0.2));
    assertThat(answer.confidence()).isEqualTo(1);
  }

  @Test
  void a_flat_order_is_not_trusted() throws Exception {
    Answer answer = answer("""
        {"personalizedRanking": [{"itemId": "b", "score": 0.25}, {"itemId": "c", "score": 0.25}, {"itemId": "a", "score": 0.25}]}
        """);

    assertThat(answer.scores()).hasSize(3);
    assertThat(answer.confidence()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"itemId\": \"b\"}", "{\"itemId\": \"b\", \"score\": null}", "{\"itemId\": \"b\", \"score\": 0}",
    "{\"itemId\": \"b\", \"score\": -1}", "{\"itemId\": \"b\", \"score\": \"NaN\"}", "{\"itemId\": \"b\", \"score\": \"Infinity\"}",
    "{\"itemId\": \"invented\", \"score\": 0.9}", "{\"itemId\": null, \"score\": 0.9}", "{\"score\": 0.9}", "{}", "null",
    "{\"itemId\": \"a\", \"score\": 0.9}"
  })
  void an_item_that_says_nothing_usable_is_left_out(String item) throws Exception {
    Answer answer = answer("{\"personalizedRanking\": [{\"itemId\": \"a\", \"score\": 0.3}, " + item
        + ", {\"itemId\": \"c\", \"score\": 0.1}]}");

    assertThat(answer.scores()).isEqualTo(Map.of("a", 0.3, "c", 0.1));
    assertThat(answer.confidence()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"429, ThrottlingException", "400, ThrottlingException", "429, Unheard", "503, SlowDown"})
  void throttling_is_told_apart_by_status_or_type(int status, String type) throws Exception {
    assertFails(RankerException.Throttled.class, refusing(status, type));
  }

  @Test
  void the_type_in_the_body_counts_as_well() throws Exception {
    assertFails(RankerException.Throttled.class, exchange -> respond(exchange, 400, "application/json",
        "{\"__type\":\"com.amazonaws.personalize#TooManyRequestsException\",\"message\":\"secret-user\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidInputException", "404, ResourceNotFoundException", "403, AccessDeniedException", "500, InternalFailure",
    "502, Unheard", "503, ServiceUnavailable"
  })
  void refusals_are_failures(int status, String type) throws Exception {
    assertFails(RankerException.Unavailable.class, refusing(status, type));
  }

  @Test
  void a_server_that_hangs_is_given_up_in_time() throws Exception {
    assertFails(RankerException.TimedOut.class, exchange -> hang());
  }

  @Test
  void an_answer_that_drips_is_given_up_though_each_byte_is_in_time() throws Exception {
    assertFails(RankerException.TimedOut.class, exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 1_000_000);
      OutputStream out = exchange.getResponseBody();
      while (!hang(5)) {
        out.write(' ');
        out.flush();
      }
    });
  }

  @Test
  void a_call_interrupted_from_outside_is_given_up() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (var server = new LoopbackPersonalize(exchange -> {
      arrived.countDown();
      hang();
    }); var ranker = open(server.uri(), "50s")) {
      Throwable[] thrown = new Throwable[1];
      Thread caller = Thread.ofVirtual().start(() -> thrown[0] = Assertions.catchThrowable(() -> ranker.rank(QUESTION)));
      arrived.await();
      caller.interrupt();
      caller.join();

      assertThat(thrown[0]).isInstanceOf(RankerException.class);
      assertThat(end.getCount()).as("the server still hangs").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"personalizedRanking\": [{\"itemId\": \"a\", \"score\": 0.3}", "{\"personalizedRanking\": [{\"itemId\": \"a\", \"sco",
    "{\"personalizedRanking\": 7}", "{\"personalizedRanking\": null}", "{}", "", "[]", "\"\"", "null", "nonsense"
  })
  void a_body_that_is_no_ranking_is_a_failure(String body) throws Exception {
    assertFails(RankerException.Unavailable.class, answering(body));
  }

  @Test
  void a_body_cut_short_of_its_length_is_a_failure() throws Exception {
    assertFails(RankerException.Unavailable.class, exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"personalizedRanking\": []}".getBytes());
      exchange.close();
    });
  }

  @Test
  void a_login_page_and_any_other_content_type_are_failures() throws Exception {
    assertFails(RankerException.Unavailable.class,
        exchange -> respond(exchange, 200, "text/html", "<html><body>Please sign in</body></html>"));
    assertFails(RankerException.Unavailable.class,
        exchange -> respond(exchange, 200, "text/plain", "{\"personalizedRanking\": []}"));
  }

  @Test
  void a_connection_that_is_reset_is_a_failure_and_tried_once() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      int[] connections = new int[1];
      Thread server = Thread.ofVirtual().start(() -> resetAll(socket, connections));
      URI uri = URI.create("http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort());
      try (var ranker = open(uri, "20s")) {
        assertFailure(RankerException.Unavailable.class, ranker);
      }
      socket.close();
      server.join();
      assertThat(connections[0]).isEqualTo(1);
    }
  }

  @Test
  void nobody_listening_is_a_failure() throws Exception {
    URI gone;
    try (var server = new LoopbackPersonalize(answering("{}"))) {
      gone = server.uri();
    }
    try (var ranker = open(gone, "20s")) {
      assertFailure(RankerException.Unavailable.class, ranker);
    }
  }

  @Test
  void missing_credentials_are_a_failure_and_send_nothing() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{}"));
        var ranker = AmazonPersonalizeRanker.open(config(server.uri(), "20s"), () -> {
          throw SdkClientException.create("Unable to load credentials");
        })) {
      assertFailure(RankerException.Unavailable.class, ranker);
      assertThat(server.received).isEmpty();
    }
  }

  @Test
  void a_region_set_by_hand_wins_over_the_arn() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s", "region", "us-east-2")) {
      ranker.rank(QUESTION);

      assertThat(server.received.getFirst().headers().get("Authorization").getFirst()).contains("/us-east-2/personalize/");
    }
  }

  @Test
  void connections_are_reused() throws Exception {
    List<Integer> ports = new CopyOnWriteArrayList<>();
    try (var server = new LoopbackPersonalize(exchange -> {
      ports.add(exchange.getRemoteAddress().getPort());
      respond(exchange, 200, "application/json", "{\"personalizedRanking\":[]}");
    }); var ranker = open(server.uri(), "20s")) {
      for (int i = 0; i < 5; i++) {
        ranker.rank(QUESTION);
      }

      assertThat(ports).hasSize(5).containsOnly(ports.getFirst());
    }
  }

  private static Answer answer(String json) throws IOException {
    try (var server = new LoopbackPersonalize(answering(json)); var ranker = open(server.uri(), "20s")) {
      return ranker.rank(QUESTION);
    }
  }

  /** A short time for faults of time; failures that are there at once come before it is over. */
  private void assertFails(Class<? extends RankerException> kind, HttpHandler fault) throws IOException {
    String time = kind == RankerException.TimedOut.class ? "150ms" : "20s";
    try (var server = new LoopbackPersonalize(fault); var ranker = open(server.uri(), time)) {
      assertFailure(kind, ranker);
      assertThat(server.received).as("never repeated").hasSizeLessThanOrEqualTo(1);
      end.countDown();
    }
  }

  private static void assertFailure(Class<? extends RankerException> kind, AmazonPersonalizeRanker ranker) {
    Throwable thrown = Assertions.catchThrowable(() -> ranker.rank(QUESTION));
    assertThat(thrown).isExactlyInstanceOf(kind);
    assertThat(thrown.getMessage()).doesNotContain("secret-user");
  }

  private void hang() {
    while (!hang(1000)) {
      Thread.onSpinWait();
    }
  }

  /** Waits; whether the test is over. */
  private boolean hang(int millis) {
    try {
      return end.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException over) {
      return true;
    }
  }

  private static void resetAll(ServerSocket server, int[] connections) {
    try {
      while (true) {
        try (Socket socket = server.accept(); InputStream in = socket.getInputStream()) {
          connections[0]++;
          in.read();
          socket.setSoLinger(true, 0); // closing sends a reset
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static AmazonPersonalizeRanker open(URI uri, String timeout, String... settings) {
    return AmazonPersonalizeRanker.open(config(uri, timeout, settings), CREDENTIALS);
  }

  private static AmazonPersonalizeConfig config(URI uri, String timeout, String... settings) {
    String[] all = new String[settings.length + 6];
    System.arraycopy(
        new String[] {"campaign-arn", CAMPAIGN, "endpoint-override", uri.toString(), "timeout", timeout}, 0, all, 0, 6);
    System.arraycopy(settings, 0, all, 6, settings.length);
    for (int i = 0; i < all.length; i += 2) {
      all[i] = PREFIX + all[i];
    }
    return Settings.of(AmazonPersonalizeConfig.class, all);
  }

  private static Question question(String userId, Map<String, String> context, List<String> ids) {
    return new Question(Market.DEFAULT, new Shopper.Someone(userId, "", context), ids);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
