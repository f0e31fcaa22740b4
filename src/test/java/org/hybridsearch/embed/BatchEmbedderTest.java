package org.hybridsearch.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchEmbedderTest {

  private final StubEmbedder model = new StubEmbedder();

  @Test
  void embeds_each_distinct_text_once_in_batches_and_keeps_the_order() {
    BatchEmbedder batches = new BatchEmbedder(model, VectorCache.none(), 2);
    List<String> texts = List.of("a", "b", "a", "c", "d", "b", "e");

    assertThat(batches.embed(texts)).isEqualTo(texts.stream().map(StubEmbedder::vector).toList());
    assertThat(model.batches).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void takes_more_texts_than_one_call_of_the_model_may_have() {
    List<String> texts = IntStream.range(0, 1_000).mapToObj(i -> "text " + i).toList();

    assertThat(new BatchEmbedder(model, VectorCache.none(), 256).embed(texts)).hasSize(1_000);
    assertThat(model.calls).hasValue(4);
  }

  @Test
  void embeds_nothing_of_nothing() {
    assertThat(new BatchEmbedder(model, VectorCache.none(), 8).embed(List.of())).isEmpty();
    assertThat(model.calls).hasValue(0);
  }

  @Test
  void embeds_nothing_that_an_earlier_start_embedded(@TempDir Path folder) throws Exception {
    try (FileVectorCache cache = FileVectorCache.open(folder, model.model(), 100)) {
      new BatchEmbedder(model, cache, 8).embed(List.of("a", "b"));
    }
    try (FileVectorCache cache = FileVectorCache.open(folder, model.model(), 100)) {
      new BatchEmbedder(model, cache, 8).embed(List.of("b", "c", "a"));
    }
    assertThat(model.batches).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void refuses_a_batch_size_that_the_model_would() {
    assertThatThrownBy(() -> new BatchEmbedder(model, VectorCache.none(), 0)).hasMessageContaining("batch-size");
    assertThatThrownBy(() -> new BatchEmbedder(model, VectorCache.none(), 257)).hasMessageContaining("257");
  }
}
