package org.hybridsearch.embed.langchain4j.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbedderContract;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.embed.langchain4j.bedrock.BedrockForTests.Request;
import org.hybridsearch.model.TextVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockEmbedderTest extends EmbedderContract {

  private final BedrockForTests bedrock = new BedrockForTests();
  private final BedrockEmbedder embedder = open(Map.of());

  @Override
  protected Embedder embedder() {
    return embedder;
  }

  @AfterEach
  void end() {
    embedder.close();
    bedrock.close();
  }

  @Test
  void asks_for_a_normalised_vector_of_the_dimension_it_promises() throws Exception {
    TextVector vector = embedder.embed(List.of("orange juice")).getFirst();

    Request request = bedrock.requests.getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/model/amazon.titan-embed-text-v2%3A0/invoke");
    assertThat(request.authorization()).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/").contains("/eu-west-1/bedrock/");
    assertThat(request.body()).isEqualTo(
        new ObjectMapper().readTree("{\"inputText\":\"orange juice\",\"dimensions\":256,\"normalize\":true}"));
    assertThat(vector.dimension()).isEqualTo(256);
    assertThat(embedder.model()).isEqualTo(new EmbeddingModel("amazon.titan-embed-text-v2:0", 256));
  }

  @Test
  void sends_the_texts_of_a_batch_side_by_side_but_no_more_than_it_may() {
    CountDownLatch twoAtOnce = new CountDownLatch(2);
    bedrock.behave((exchange, body) -> {
      twoAtOnce.countDown();
      await(twoAtOnce);
      BedrockForTests.vector(exchange, body);
    });
    try (BedrockEmbedder two = open(Map.of("parallelism", "2"))) {
      assertThat(two.embed(IntStream.range(0, 20).mapToObj(i -> "item " + i).toList())).hasSize(20);
    }
    assertThat(bedrock.mostAtOnce).hasValue(2);
  }

  @Test
  void says_that_it_is_throttled() {
    bedrock.answer(429, "ThrottlingException", "{\"message\":\"Too many requests for orange juice\"}");

    assertFails(() -> embedder.embed(List.of("orange juice")), true, "fewer calls");
    assertFails(() -> embedder.embed(List.of("orange juice", "milk")), true, "fewer calls");
  }

  @Test
  void tries_again_as_often_as_it_may() {
    AtomicInteger calls = new AtomicInteger();
    bedrock.behave((exchange, body) -> {
      if (calls.incrementAndGet() < 3) {
        BedrockForTests.send(exchange, 503, "ServiceUnavailableException", "{}");
      } else {
        BedrockForTests.vector(exchange, body);
      }
    });
    try (BedrockEmbedder patient = open(Map.of("attempts", "3"))) {
      assertThat(patient.embed(List.of("milk"))).hasSize(1);
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void sends_a_text_once_when_it_may_try_once() {
    bedrock.answer(500, "InternalServerException", "{\"message\":\"no\"}");

    assertFails(() -> embedder.embed(List.of("milk")), false, "status 500");
    assertThat(bedrock.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"400,ValidationException,status 400", "403,AccessDeniedException,status 403",
    "404,ResourceNotFoundException,status 404"})
  void names_the_status_of_a_refusal(int status, String type, String message) {
    bedrock.answer(status, type, "{\"message\":\"refused: orange juice\"}");

    assertFails(() -> embedder.embed(List.of("orange juice")), false, message);
  }

  @Test
  void says_what_refuses_queries_until_one_is_embedded() {
    bedrock.answer(403, "AccessDeniedException", "{\"message\":\"refused: orange juice\"}");
    Embedder queries = embedder.forQueries();
    assertFails(() -> queries.embed(List.of("orange juice")), false, "status 403");
    assertThat(queries.condition()).isEqualTo("CLOSED, refused with 403 AccessDeniedException");

    bedrock.behave(BedrockForTests::vector);
    queries.embed(List.of("orange juice"));
    assertThat(queries.condition()).isEqualTo("CLOSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"embedding\":[0.1,0.2", "{}", "[]", "not json", "", "null", "{\"embedding\":null}",
    "{\"embedding\":\"x\"}"})
  void understands_no_broken_answer(String json) {
    bedrock.answer(200, "", json);

    assertFails(() -> embedder.embed(List.of("milk")), false, "not be understood");
  }

  @Test
  void refuses_a_vector_of_another_dimension() {
    bedrock.answer(200, "", "{\"embedding\":[0.6,0.8],\"inputTextTokenCount\":1}");

    assertFails(() -> embedder.embed(List.of("milk")), false, "2 dimensions, not of 256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1e999", "-1e999"})
  void refuses_a_vector_without_a_direction(String value) {
    String values = String.join(",", IntStream.range(0, 256).mapToObj(i -> value).toList());
    bedrock.answer(200, "", "{\"embedding\":[" + values + "],\"inputTextTokenCount\":1}");

    assertFails(() -> embedder.embed(List.of("milk")), false, "not be understood");
  }

  @Test
  void gives_a_hanging_service_up_in_time() {
    bedrock.hang();
    try (BedrockEmbedder hasty = open(Map.of("timeout", "300ms"))) {
      assertFails(() -> hasty.embed(List.of("milk")), false, "in time");
      assertFails(() -> hasty.embed(List.of("milk", "tea")), false, "in time");
    }
  }

  @Test
  void says_that_nobody_answers_at_the_address() {
    bedrock.close();

    assertFails(() -> embedder.embed(List.of("milk")), false, "could not be asked");
  }

  @ParameterizedTest
  @CsvSource({"dimensions,384", "parallelism,0", "attempts,0", "timeout,0s"})
  void refuses_settings_out_of_their_range(String name, String value) {
    assertThatThrownBy(() -> open(Map.of(name, value))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
  }

  private static void assertFails(ThrowingCallable call, boolean throttled, String message) {
    assertThatThrownBy(call).isInstanceOfSatisfying(EmbeddingException.class, e -> {
      assertThat(e.throttled()).isEqualTo(throttled);
      assertThat(e.getMessage()).contains(message).doesNotContain("orange");
    });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private BedrockEmbedder open(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("dimensions", "256"));
    all.putAll(settings);
    return BedrockSettings.open(bedrock, new SimpleMeterRegistry(), all);
  }
}
