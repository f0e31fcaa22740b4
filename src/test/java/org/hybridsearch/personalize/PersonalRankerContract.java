package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ranker does, whatever its technology. Extended by one test class a ranker. */
public abstract class PersonalRankerContract {

  private static final String SHOPPER = "shopper";

  /** A working ranker that knows the shopper {@code shopper} and the items {@code item-1} to {@code item-20}. */
  protected abstract PersonalRanker ranker();

  @Test
  void says_what_it_is() {
    assertThat(ranker().source()).matches("[a-z][a-z0-9-]*");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 200, PersonalRanker.MAX_ITEMS})
  void answers_about_nothing_but_what_it_was_asked(int size) {
    assertFair(ranker(), SHOPPER, items(size));
  }

  @Test
  void says_something_of_the_items_it_knows() {
    assertThat(ask(ranker(), SHOPPER, items(20)).scores()).isNotEmpty();
  }

  @Test
  void answers_for_a_shopper_nobody_knows() {
    assertFair(ranker(), "somebody-else", items(20));
  }

  @Test
  void answers_for_an_anonymous_session() {
    Shopper.Someone visitor = new Shopper.Someone("", "session-1", Map.of("device", "phone"));
    List<String> ids = items(20);
    assertFair(ranker().rank(new PersonalRanker.Question(Market.DEFAULT, visitor, ids)), ids);
  }

  @Test
  void takes_items_it_does_not_know() {
    assertFair(ranker(), SHOPPER, List.of("item-1", "no-such-item", "item-2"));
    assertFair(ranker(), SHOPPER, List.of("no-such-item"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Müsli mit Äpfeln", "กาแฟ", "🥐", "a/b?c=d&e#f%20", "\"quoted\"", "null", " "})
  void takes_ids_in_any_writing(String id) {
    assertFair(ranker(), id, List.of(id, "item-1"));
  }

  @Test
  void takes_the_longest_ids_there_are() {
    assertFair(ranker(), "s".repeat(256), List.of("i".repeat(256), "é".repeat(256)));
  }

  @Test
  void gives_the_same_answer_twice() {
    PersonalRanker ranker = ranker();
    assertThat(ask(ranker, SHOPPER, items(50))).isEqualTo(ask(ranker, SHOPPER, items(50)));
  }

  @Test
  void serves_many_threads_at_once() throws Exception {
    PersonalRanker ranker = ranker();
    List<Callable<PersonalRanker.Answer>> calls = IntStream.range(0, 64)
        .<Callable<PersonalRanker.Answer>>mapToObj(i -> () -> ask(ranker, SHOPPER, items(20))).toList();
    List<PersonalRanker.Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<PersonalRanker.Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).hasSize(64).containsOnly(ask(ranker, SHOPPER, items(20)));
  }

  private static List<String> items(int size) {
    return IntStream.rangeClosed(1, size).mapToObj(i -> "item-" + i).toList();
  }

  private static PersonalRanker.Answer ask(PersonalRanker ranker, String shopper, List<String> ids) {
    return ranker.rank(new PersonalRanker.Question(Market.DEFAULT, new Shopper.Someone(shopper, "", Map.of()), ids));
  }

  private static void assertFair(PersonalRanker ranker, String shopper, List<String> ids) {
    assertFair(ask(ranker, shopper, ids), ids);
  }

  private static void assertFair(PersonalRanker.Answer answer, List<String> ids) {
    assertThat(ids).containsAll(answer.scores().keySet());
    assertThat(answer.scores().values()).allSatisfy(score -> assertThat(score).isPositive().isFinite());
    assertThat(answer.confidence()).isBetween(0.0, 1.0);
  }
}
