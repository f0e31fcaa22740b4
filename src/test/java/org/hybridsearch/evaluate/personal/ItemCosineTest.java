package org.hybridsearch.evaluate.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.junit.jupiter.api.Test;

class ItemCosineTest {

  @Test
  void sums_shrunk_cosines_over_what_the_shopper_took_and_leaves_the_item_itself_out() {
    ItemCosine cosine = new ItemCosine(baskets("u:a b", "v:a b", "w:a c", "x:b"));

    double[] scores = cosine.scores("x", List.of("a", "b", "c", "none"));

    assertThat(scores[0]).isCloseTo(2 / (3 + 10.0), within(1e-9)); // a: 3 takers, b: 3, together twice
    assertThat(scores[1]).isZero();
    assertThat(scores[2]).isZero();
    assertThat(scores[3]).isZero();
    assertThat(cosine.scores("nobody", List.of("a"))).containsExactly(0);
  }

  private static List<Interaction> baskets(String... baskets) {
    List<Interaction> events = new ArrayList<>();
    for (String basket : baskets) {
      String[] parts = basket.split(":");
      for (String item : parts[1].split(" ")) {
        events.add(new Interaction(parts[0], item, EventType.PURCHASE, Instant.EPOCH, OptionalDouble.empty()));
      }
    }
    return events;
  }
}
