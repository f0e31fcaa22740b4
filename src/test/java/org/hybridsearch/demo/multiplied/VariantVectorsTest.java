package org.hybridsearch.demo.multiplied;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.hybridsearch.catalog.document.ItemText;
import org.hybridsearch.catalog.document.ItemTexts;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;

class VariantVectorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HashingEmbedder model = new HashingEmbedder(384);
  private final VariantVectors vectors = new VariantVectors(model);
  private final List<String> texts = texts(5_000);

  @Test
  void foodmarts_own_items_and_foreign_texts_have_the_models_vectors() {
    List<String> own = List.of(texts.getFirst(), texts.get(1_559), "something else, entirely");

    assertThat(vectors.embed(own)).isEqualTo(new HashingEmbedder(384).embed(own));
  }

  @Test
  void the_model_is_not_asked_for_variants() {
    int before = model.embedded();

    vectors.embed(texts.subList(1_560, 5_000));

    assertThat(model.embedded()).isEqualTo(before);
  }

  @Test
  void a_variant_is_nearest_to_its_own_thing() {
    for (int item = 1_560; item < 1_660; item++) {
      TextVector variant = vectors.embed(List.of(texts.get(item))).getFirst();
      TextVector own = vectors.embed(List.of(texts.get(item - 1_560))).getFirst();
      TextVector other = vectors.embed(List.of(texts.get((item + 700) % 1_560))).getFirst();
      assertThat(variant.dot(own)).as(texts.get(item)).isGreaterThan(variant.dot(other));
    }
  }

  @Test
  void equal_texts_have_equal_vectors() {
    List<String> some = texts.subList(2_000, 2_100);

    assertThat(vectors.embed(some)).isEqualTo(new VariantVectors(model).embed(some));
  }

  private static List<String> texts(int items) {
    ItemTexts texts = new ItemTexts(ItemText::of);
    try (Stream<String> lines = new MultipliedFoodMart(Scale.of(items)).itemLines()) {
      return lines.map(line -> {
        try {
          return texts.of(JSON.readTree(line)).text();
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }).toList();
    }
  }
}
