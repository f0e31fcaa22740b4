package org.hybridsearch.embed.langchain4j.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbedderContract;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;
import org.junit.jupiter.api.Test;

class EnglishEmbedderTest extends EmbedderContract {

  private static final Embedder EMBEDDER = new OnnxEmbedderFactory().create(2);

  @Override
  protected Embedder embedder() {
    return EMBEDDER;
  }

  @Test
  void names_its_model() {
    assertThat(EMBEDDER.model()).isEqualTo(new EmbeddingModel("all-minilm-l6-v2-q", 384));
  }

  @Test
  void knows_what_is_alike() {
    List<TextVector> v = EMBEDDER.embed(List.of("something for breakfast", "pancakes", "supersonic boundary layer"));

    assertThat(v.get(0).dot(v.get(1))).isGreaterThan(v.get(0).dot(v.get(2)) + 0.2);
  }

  @Test
  void refuses_to_work_without_threads() {
    assertThatThrownBy(() -> new OnnxEmbedderFactory().create(0)).hasMessageContaining("1 thread");
  }
}
