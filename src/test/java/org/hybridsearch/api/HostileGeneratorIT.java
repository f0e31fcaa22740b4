package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.api.ProductionAccess.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten thousand requests that mean harm, the same ones each time, with tokens of all kinds and with none. */
@QuarkusTest
@TestProfile(ProductionAccess.Profile.class)
class HostileGeneratorIT {

  private static final int REQUESTS = 10_000;
  private static final Set<String> CODES = Set.of("BAD_USER_INPUT", "NOT_FOUND", "UNAUTHENTICATED", "FORBIDDEN");

  /** So many are sent again, in at most so many rounds, to see that they leave nothing behind. */
  private static final int AGAIN = 1_000;
  private static final int ROUNDS = 15;

  @Inject FakeBackend backend;

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler ear = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
        logged.add(entry.getMessage() + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
            + written(entry.getThrown()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    backend.reset();
    Logger.getLogger("").addHandler(ear);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(ear);
  }

  @Test
  void every_answer_is_json_with_codes_and_echoes_nothing_and_none_leaves_anything_behind() {
    HostileRequests requests = new HostileRequests(new Random(20260102));
    List<String> tokens = List.of(token("shop", "storefront"), token("shopper"), token("tuner", "tuner", "operator"));
    Map<String, Integer> codes = new TreeMap<>();
    List<Sent> last = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      Sent sent = new Sent(requests.next(), requests.nextAuthorization(tokens));
      sent.answer().codes().stream().findFirst().ifPresent(code -> codes.merge(code, 1, Integer::sum));
      if (i >= REQUESTS - AGAIN) {
        last.add(sent);
      }
    }
    assertThat(growths(last)).as("bytes left behind by each round").anyMatch(grown -> grown < AGAIN * 1024L);
    assertThat(codes.keySet()).as("each way to be refused").containsExactlyInAnyOrderElementsOf(CODES);
    assertThat(codes.values().stream().mapToInt(Integer::intValue).sum()).as("of them refused")
        .isGreaterThan(REQUESTS / 2).isLessThan(REQUESTS);
    assertThat(logged).noneMatch(line -> line.contains(HostileRequests.CANARY));
  }

  /** A request, and how to send it. */
  private record Sent(byte[] body, String authorization) {

    Answer answer() {
      HttpRequest.Builder request = GraphQLClient.request("/graphql").header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(body));
      Answer answer = GraphQLClient.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
      assertHarmless(answer, body);
      return answer;
    }
  }

  /**
   * By how much memory grew with each round of the same requests, up to the first round that left little. What leaks grows in every
   * round; what is remembered on purpose, such as documents, or what the JVM sets up for itself and threads of its own drop late,
   * does not.
   */
  private List<Long> growths(List<Sent> requests) {
    List<Long> growths = new ArrayList<>();
    long before = memory();
    do {
      requests.forEach(Sent::answer);
      long after = memory();
      growths.add(after - before);
      before = after;
    } while (growths.size() < ROUNDS && growths.getLast() >= AGAIN * 1024L);
    return growths;
  }

  /** What is in use after the garbage is gone, that behind references included; without what this test itself remembers. */
  private long memory() {
    backend.reset();
    logged.removeIf(line -> !line.contains(HostileRequests.CANARY));
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void a_defect_is_logged_without_its_words() {
    backend.answers(request -> {
      throw new IllegalStateException(HostileRequests.CANARY, new IllegalArgumentException(HostileRequests.CANARY));
    });
    assertThat(GraphQLClient.search(Map.of("query", HostileRequests.CANARY)).codes()).containsExactly("INTERNAL");
    assertThat(logged).anyMatch(line -> line.contains("IllegalArgumentException") && line.contains("StorefrontApi"));
    assertThat(logged).noneMatch(line -> line.contains(HostileRequests.CANARY));
  }

  private static String written(Throwable thrown) {
    StringWriter written = new StringWriter();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(written));
    }
    return written.toString();
  }

  private static void assertHarmless(Answer answer, byte[] body) {
    String sent = new String(body, StandardCharsets.UTF_8);
    assertThat(answer.status()).as(sent).isLessThan(500);
    assertThat(answer.contentType()).as(sent).contains("json");
    assertThat(answer.body()).as(sent).doesNotContain(HostileRequests.CANARY);
    assertThat(CODES).as(sent).containsAll(answer.codes());
    for (JsonNode error : answer.json().path("errors")) {
      assertThat(error.path("extensions")).as(sent).hasSize(1);
    }
  }
}
