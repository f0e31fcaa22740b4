package org.hybridsearch.embed.langchain4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hybridsearch.embed.EmbedConfig.LocalModel;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbedderContract;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;
import org.junit.jupiter.api.Test;

class ChineseEmbedderTest extends EmbedderContract {

  private static final Embedder EMBEDDER = new OnnxEmbedderFactory().create(LocalModel.BGE_SMALL_ZH, 2);

  @Override
  protected Embedder embedder() {
    return EMBEDDER;
  }

  @Test
  void names_its_model() {
    assertThat(EMBEDDER.model()).isEqualTo(new EmbeddingModel("bge-small-zh-v1.5-q", 512));
  }

  @Test
  void knows_what_is_alike_in_chinese() {
    List<TextVector> v = EMBEDDER.embed(List.of("早餐吃什么", "燕麦片", "汽车轮胎"));

    assertThat(v.get(0).dot(v.get(1))).isGreaterThan(v.get(0).dot(v.get(2)) + 0.05);
  }
}
