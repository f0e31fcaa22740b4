package org.hybridsearch.personalize.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.answering;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.refusing;
import static org.hybridsearch.testing.Loopback.respond;
import static org.hybridsearch.personalize.aws.TestCampaign.QUESTION;
import static org.hybridsearch.personalize.aws.TestCampaign.config;
import static org.hybridsearch.personalize.aws.TestCampaign.open;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.hybridsearch.personalize.RankerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Over the real wire: what each fault becomes. */
@Timeout(60)
class AmazonPersonalizeFaultTest {

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void let_hanging_handlers_end() {
    end.countDown();
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
}
