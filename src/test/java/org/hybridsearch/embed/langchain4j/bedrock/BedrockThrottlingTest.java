package org.hybridsearch.embed.langchain4j.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service does under load: an import slows down, a query gives way, and nothing is paid for twice. */
class BedrockThrottlingTest {

  private static final List<String> TEXTS = IntStream.range(0, 20).mapToObj(i -> "item " + i).toList();

  private final BedrockForTests bedrock = new BedrockForTests();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void end() {
    bedrock.close();
  }

  @Test
  void an_import_slows_down_rather_than_fails() {
    AtomicInteger calls = new AtomicInteger();
    bedrock.behave((exchange, body) -> {
      if (calls.incrementAndGet() <= 3) {
        BedrockForTests.send(exchange, 429, "ThrottlingException", "{}");
      } else {
        BedrockForTests.vector(exchange, body);
      }
    });
    try (BedrockEmbedder embedder = open(Map.of("pace.patience", "1m", "parallelism", "2"))) {
      assertThat(embedder.embed(TEXTS)).hasSize(20);
    }
    assertThat(meters.get("hybridsearch.embedder.slowdown").gauge().value()).isGreaterThan(1);
    assertThat(meters.get("hybridsearch.embedder.calls").tag("outcome", "throttled").timer().count()).isEqualTo(3);
    assertThat(meters.get("hybridsearch.embedder.calls").tag("outcome", "ok").timer().count()).isEqualTo(20);
  }

  @Test
  void what_was_embedded_before_a_failure_is_not_paid_for_again() {
    bedrock.behave((exchange, body) -> {
      if (body.path("inputText").asText().equals("item 19")) {
        BedrockForTests.send(exchange, 500, "InternalServerException", "{}");
      } else {
        BedrockForTests.vector(exchange, body);
      }
    });
    try (BedrockEmbedder embedder = open(Map.of("parallelism", "1"))) {
      assertThatThrownBy(() -> embedder.embed(TEXTS)).isInstanceOf(EmbeddingException.class);
      long paid = bedrock.requests.stream().map(request -> request.body().path("inputText").asText()).distinct().count() - 1;
      bedrock.behave(BedrockForTests::vector);
      bedrock.requests.clear();
      assertThat(embedder.embed(TEXTS)).hasSize(20).doesNotHaveDuplicates();
      assertThat(bedrock.requests).hasSize((int) (20 - paid));
    }
  }

  @Test
  void a_text_that_occurs_twice_is_embedded_once() {
    try (BedrockEmbedder embedder = open(Map.of())) {
      assertThat(embedder.embed(List.of("milk", "tea", "milk"))).hasSize(3);
    }
    assertThat(bedrock.requests).hasSize(2);
  }

  @Test
  void a_throttled_query_is_not_tried_again_and_the_next_one_not_sent() {
    bedrock.answer(429, "ThrottlingException", "{}");
    try (BedrockEmbedder embedder = open(Map.of("attempts", "3", "pace.patience", "1m"))) {
      assertThat(failure(embedder.forQueries())).isEqualTo(Kind.THROTTLED);
      assertThat(failure(embedder.forQueries())).isEqualTo(Kind.THROTTLED);
    }
    assertThat(bedrock.requests).hasSize(1);
    assertThat(meters.get("hybridsearch.embedder.refused").tag("reason", "throttled").counter().count()).isEqualTo(1);
  }

  @Test
  void queries_leave_a_failing_service_alone_and_find_out_that_it_is_back() {
    bedrock.answer(500, "InternalServerException", "{}");
    try (BedrockEmbedder embedder = open(Map.of("guard.window", "4", "guard.delay", "1ms"))) {
      Embedder queries = embedder.forQueries();
      for (int i = 0; i < 4; i++) {
        assertThat(failure(queries)).isEqualTo(Kind.FAILED);
      }
      assertThat(meters.get("hybridsearch.embedder.circuit.open").gauge().value()).isPositive();
      bedrock.behave(BedrockForTests::vector);
      for (boolean back = false; !back;) {
        back = answers(queries);
      }
      assertThat(meters.get("hybridsearch.embedder.circuit.open").gauge().value()).isZero();
    }
  }

  @Test
  void an_open_circuit_calls_nobody() {
    bedrock.answer(500, "InternalServerException", "{}");
    try (BedrockEmbedder embedder = open(Map.of("guard.window", "2", "guard.delay", "1h"))) {
      failure(embedder.forQueries());
      failure(embedder.forQueries());
      bedrock.requests.clear();
      assertThat(failure(embedder.forQueries())).isEqualTo(Kind.CIRCUIT_OPEN);
      assertThat(bedrock.requests).isEmpty();
      bedrock.behave(BedrockForTests::vector);
      assertThat(embedder.embed(List.of("milk"))).as("items go on").hasSize(1);
    }
  }

  @Test
  void hanging_queries_fill_a_bounded_house_and_items_go_on() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    bedrock.behave((exchange, body) -> {
      if (body.path("inputText").asText().equals("hang")) {
        asked.countDown();
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      BedrockForTests.vector(exchange, body);
    });
    try (BedrockEmbedder embedder = open(Map.of("guard.max-in-flight", "1", "guard.timeout", "1m"))) {
      Thread first = Thread.ofVirtual().start(() -> embedder.forQueries().embed(List.of("hang")));
      asked.await();
      assertThat(failure(embedder.forQueries())).isEqualTo(Kind.TOO_MANY_CALLS);
      assertThat(meters.get("hybridsearch.embedder.in.flight").gauge().value()).isEqualTo(1);
      assertThat(embedder.embed(List.of("milk", "tea"))).hasSize(2);
      end.countDown();
      first.join();
      assertThat(embedder.forQueries().embed(List.of("milk"))).hasSize(1);
    }
  }

  @Test
  void a_hanging_query_ends_at_its_own_time() {
    bedrock.hang();
    try (BedrockEmbedder embedder = open(Map.of("timeout", "1h", "guard.timeout", "200ms"))) {
      assertThat(failure(embedder.forQueries())).isEqualTo(Kind.TIMED_OUT);
    }
  }

  private static Kind failure(Embedder queries) {
    return catchThrowableOfType(EmbeddingException.class, () -> queries.embed(List.of("milk"))).kind();
  }

  private static boolean answers(Embedder queries) {
    try {
      queries.embed(List.of("milk"));
      return true;
    } catch (EmbeddingException e) {
      return false;
    }
  }

  private BedrockEmbedder open(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("dimensions", "256"));
    all.putAll(settings);
    return BedrockSettings.open(bedrock, meters, all);
  }
}
