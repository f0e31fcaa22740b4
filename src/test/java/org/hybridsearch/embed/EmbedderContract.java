package org.hybridsearch.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hybridsearch.model.TextVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every embedder must do. */
public abstract class EmbedderContract {

  private static final List<String> TEXTS = List.of("orange juice", "wheat bread", "toilet brush", "red wine from Italy",
      "ขนมปัง", "🍊🥤", "a much longer text about apples, pears and plums that grow in gardens and are sold on markets");

  /** The embedder under test; the same one at every call within a test. */
  protected abstract Embedder embedder();

  @Test
  void gives_one_unit_vector_of_the_models_dimension_for_every_text() {
    List<TextVector> vectors = embedder().embed(TEXTS);

    assertThat(vectors).hasSameSizeAs(TEXTS).allSatisfy(this::isUnitVector);
  }

  @Test
  void keeps_the_order_and_gives_a_text_in_a_batch_the_vector_it_has_alone() {
    List<TextVector> together = embedder().embed(TEXTS);

    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(embedder().embed(List.of(TEXTS.get(i))).getFirst().dot(together.get(i))).isGreaterThan(1 - 1e-3);
    }
  }

  @Test
  void tells_different_texts_apart() {
    List<TextVector> vectors = embedder().embed(TEXTS.subList(0, 4));

    assertThat(vectors.get(0).dot(vectors.get(2))).isLessThan(0.95);
    assertThat(vectors.get(1).dot(vectors.get(3))).isLessThan(0.95);
  }

  @Test
  void takes_256_texts_at_once() {
    List<String> texts = IntStream.range(0, 256).mapToObj(i -> "item " + i).toList();

    assertThat(embedder().embed(texts)).hasSize(256).allSatisfy(this::isUnitVector);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", ".", "\u0000", "🍊", "\ud83c", "x\udf4ay", "กาแฟเย็น", "\u200b", "[CLS] [SEP]", "##ing",
    "{\"inputText\": \"\\\"}"})
  void makes_some_vector_of_a_strange_text(String text) {
    assertThat(embedder().embed(List.of(text))).hasSize(1).allSatisfy(this::isUnitVector);
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "x", "🍊", "ข"})
  void reads_what_it_can_of_ten_thousand_characters(String part) {
    assertThat(embedder().embed(List.of(part.repeat(10_000 / part.length())))).hasSize(1).allSatisfy(this::isUnitVector);
  }

  @Test
  void serves_many_threads() throws Exception {
    Embedder embedder = embedder();
    List<TextVector> expected = embedder.embed(TEXTS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<TextVector>>> answers = new ArrayList<>();
      IntStream.range(0, 16).forEach(i -> answers.add(threads.submit(() -> embedder.embed(TEXTS))));
      for (Future<List<TextVector>> answer : answers) {
        List<TextVector> vectors = answer.get();
        assertThat(IntStream.range(0, TEXTS.size())).allMatch(i -> vectors.get(i).dot(expected.get(i)) > 1 - 1e-3);
      }
    }
  }

  private void isUnitVector(TextVector vector) {
    assertThat(vector.dimension()).isEqualTo(embedder().model().dimension());
    assertThat(vector.dot(vector)).isBetween(1 - 1e-4, 1 + 1e-4);
  }
}
