package org.hybridsearch.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PriorTest {

  private static ObjectNode item() {
    return JsonNodeFactory.instance.objectNode().put("available", true);
  }

  private static double prior(ObjectNode source) {
    Prior.derive(source);
    return source.path(Fields.PRIOR).doubleValue();
  }

  @Test
  void an_item_nobody_knows_anything_of_stands_in_the_middle_of_the_shops_scale() {
    assertThat(prior(item())).isEqualTo(prior(item().put("popularity", 0.5))).isEqualTo(192 / 256.0);
  }

  @Test
  void an_item_without_popularity_does_not_lose_against_the_neutral_and_one_that_was_touched_not_against_it() {
    assertThat(prior(item().put("learnedPopularity", 0.0))).isEqualTo(prior(item()));
    assertThat(prior(item().put("learnedPopularity", 0.1))).isGreaterThan(prior(item()));
    assertThat(prior(item().put("learnedPopularity", 1.0))).isEqualTo(prior(item().put("popularity", 1)));
  }

  @Test
  void what_the_shop_says_counts_before_what_was_learned() {
    assertThat(prior(item().put("popularity", 0).put("learnedPopularity", 1.0))).isEqualTo(prior(item().put("popularity", 0)));
  }

  @Test
  void what_can_be_bought_comes_before_what_cannot() {
    assertThat(prior(item())).isGreaterThan(prior(item().put("available", false)));
    assertThat(prior(JsonNodeFactory.instance.objectNode())).as("unless the shop says otherwise it can").isEqualTo(prior(item()));
  }

  @Test
  void it_is_above_0_and_below_1_in_steps_that_nine_bits_hold() {
    for (int i = 0; i <= 100; i++) {
      double prior = prior(item().put("available", i % 2 == 0).put("popularity", i / 100.0));
      assertThat(prior).isGreaterThan(0).isLessThan(1);
      float asStored = (float) prior;
      assertThat(Float.intBitsToFloat(Float.floatToIntBits(asStored) >> 15 << 15)).isEqualTo(asStored);
    }
  }

  @Test
  void a_deleted_item_has_none() {
    ObjectNode source = item().put("tombstone", true).put("prior", 0.5);
    Prior.derive(source);
    assertThat(source.has(Fields.PRIOR)).isFalse();
  }
}
