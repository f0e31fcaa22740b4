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
      Touch.of(3, 1, 5, 100, CLICK), Touch.of(1, 2, 2, 300, VIEW),
      Touch.of(3, 4, 3, 200, PURCHASE), Touch.of(2, 0, 0, 200, CLICK));

  @Test
  void keeps_of_each_item_the_strongest_and_the_newest() {
    History history = History.EMPTY.with(TOUCHES, 10);

    assertThat(touches(history)).containsExactly(
        Touch.of(1, 2, 2, 300, VIEW), Touch.of(2, 0, 0, 200, CLICK), Touch.of(3, 4, 5, 200, PURCHASE));
    assertThat(history.newestMillis()).isEqualTo(300);
  }

  @Test
  void of_two_events_at_the_same_time_the_greater_type_is_the_newest() {
    Touch click = Touch.of(1, 0, 0, 7, CLICK);
    Touch purchase = Touch.of(1, 0, 0, 7, PURCHASE);

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
    List<Touch> many = IntStream.range(0, 50).mapToObj(i -> Touch.of(i, 0, 0, i * 37 % 50, CLICK)).toList();

    History history = History.EMPTY.with(many, 8);

    assertThat(touches(history)).hasSize(8).allSatisfy(touch -> assertThat(touch.newestMillis()).isGreaterThanOrEqualTo(42));
    assertThat(touches(history)).isSortedAccordingTo((a, b) -> Integer.compare(a.item(), b.item()));
  }

  @Test
  void counts_what_came_later_and_takes_a_basket_as_one_moment() {
    assertThat(History.EMPTY.with(TOUCHES, 10).newer()).containsExactly(0, 1, 1);
  }

  @Test
  void tells_bought_again_from_bought_at_once_and_from_looked_at() {
    long day = 86_400_000;
    Touch bought = Touch.of(1, 0, 0, 5 * day, PURCHASE);

    assertThat(bought.doneAgain()).isFalse();
    assertThat(bought.and(Touch.of(1, 0, 0, 5 * day + 9, PURCHASE)).doneAgain()).isFalse();
    assertThat(bought.and(Touch.of(1, 0, 0, 6 * day, PURCHASE)).doneAgain()).isTrue();
    assertThat(bought.and(Touch.of(1, 0, 0, 6 * day, VIEW))).satisfies(touch -> {
      assertThat(touch.done()).isTrue();
      assertThat(touch.doneAgain()).isFalse();
      assertThat(touch.considered()).isTrue();
    });
  }

  private static List<Touch> touches(History history) {
    return IntStream.range(0, history.size()).mapToObj(history::at).toList();
  }
}
