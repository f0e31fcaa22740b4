package org.hybridsearch.personalize.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.EventType.CLICK;
import static org.hybridsearch.behaviour.EventType.PURCHASE;
import static org.hybridsearch.behaviour.EventType.VIEW;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final List<Touch> TOUCHES = List.of(
      new Touch(3, 1, 5, 100, CLICK), new Touch(1, 2, 2, 300, VIEW),
      new Touch(3, 4, 3, 200, PURCHASE), new Touch(2, 0, 0, 200, CLICK));

  @Test
  void keeps_of_each_item_the_strongest_and_the_newest() {
    History history = History.EMPTY.with(TOUCHES, 10);

    assertThat(touches(history)).containsExactly(
        new Touch(1, 2, 2, 300, VIEW), new Touch(2, 0, 0, 200, CLICK), new Touch(3, 4, 5, 200, PURCHASE));
    assertThat(history.newestMillis()).isEqualTo(300);
  }

  @Test
  void of_two_events_at_the_same_time_the_greater_type_is_the_newest() {
    Touch click = new Touch(1, 0, 0, 7, CLICK);
    Touch purchase = new Touch(1, 0, 0, 7, PURCHASE);

    assertThat(click.and(purchase)).isEqualTo(purchase);
    assertThat(purchase.and(click)).isEqualTo(purchase);
  }

  @Test
  void is_the_same_in_whatever_order_and_however_often_events_arrive() {
    History atOnce = History.EMPTY.with(TOUCHES, 10);
    for (int seed = 0; seed < 20; seed++) {
      List<Touch> shuffled = new ArrayList<>(TOUCHES);
      shuffled.addAll(TOUCHES);
      Collections.shuffle(shuffled, new Random(seed));
      History bitByBit = History.EMPTY;
      for (Touch touch : shuffled) {
        bitByBit = bitByBit.with(List.of(touch), 10);
      }
      assertThat(bitByBit).isEqualTo(atOnce);
    }
  }

  @Test
  void lets_the_oldest_items_go_when_there_are_too_many() {
    List<Touch> many = IntStream.range(0, 50).mapToObj(i -> new Touch(i, 0, 0, i * 37 % 50, CLICK)).toList();

    History history = History.EMPTY.with(many, 8);

    assertThat(touches(history)).hasSize(8).allSatisfy(touch -> assertThat(touch.newestMillis()).isGreaterThanOrEqualTo(42));
    assertThat(touches(history)).isSortedAccordingTo((a, b) -> Integer.compare(a.item(), b.item()));
  }

  private static List<Touch> touches(History history) {
    return IntStream.range(0, history.size()).mapToObj(history::at).toList();
  }
}
