package org.hybridsearch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hybridsearch.guard.KeptAnswers.Found;
import org.hybridsearch.guard.KeptAnswers.Via;
import org.hybridsearch.guard.Unanswered.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeptAnswersTest {

  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final KeptAnswers<String, String, String> kept = new KeptAnswers<>(Duration.ofSeconds(30), 100, nanos::get);

  private Found<String> calling(Duration time) {
    return new Found<>("answer " + calls.incrementAndGet(), Via.CALL);
  }

  private Found<String> ask(String subject, String question) {
    return kept.get(kept.key(subject, question), AMPLE, this::calling);
  }

  @Test
  void an_answer_serves_its_subject_and_question_until_its_time_is_over() {
    assertThat(ask("anna", "q")).isEqualTo(new Found<>("answer 1", Via.CALL));
    assertThat(ask("anna", "q")).isEqualTo(new Found<>("answer 1", Via.CACHE));
    assertThat(ask("bert", "q").answer()).isEqualTo("answer 2");
    assertThat(ask("anna", "other").answer()).isEqualTo("answer 3");
    nanos.addAndGet(Duration.ofSeconds(31).toNanos());
    assertThat(ask("anna", "q").answer()).isEqualTo("answer 4");
  }

  @Test
  void where_an_answer_came_from_is_told() {
    assertThat(kept.get(kept.key("anna", "q"), AMPLE, left -> new Found<>("shared", Via.SHARED)).via()).isEqualTo(Via.SHARED);
  }

  @Test
  void what_is_forgotten_is_asked_anew_and_a_key_from_before_finds_nothing_later() {
    var before = kept.key("anna", "q");
    kept.forget("anna");
    kept.get(before, AMPLE, this::calling); // as a call under way that brings its answer now
    assertThat(ask("anna", "q").answer()).isEqualTo("answer 2");
    assertThat(ask("anna", "q").via()).isEqualTo(Via.CACHE);
    assertThat(kept.epoch("anna")).isNotEqualTo(kept.epoch("bert"));
  }

  @Test
  void where_more_are_forgotten_than_are_remembered_no_answer_from_before_is_ever_found() {
    ask("anna", "q");
    ask("zoe", "q");
    for (int i = 0; i < KeptAnswers.MOST_FORGOTTEN; i++) {
      kept.forget("subject " + i);
    }
    assertThat(ask("anna", "q").via()).as("all are remembered").isEqualTo(Via.CACHE);
    long[] epochs = LongStream.range(0, KeptAnswers.MOST_FORGOTTEN).map(i -> kept.epoch("subject " + i)).toArray();

    kept.forget("anna");
    for (int i = 0; i < 1000; i++) {
      kept.forget("other " + i);
    }
    assertThat(ask("anna", "q").via()).isEqualTo(Via.CALL);
    assertThat(ask("zoe", "q").via()).as("not told from those who made room").isEqualTo(Via.CALL);
    assertThat(ask("zoe", "q").via()).isEqualTo(Via.CACHE);
    assertThat(LongStream.range(0, epochs.length).filter(i -> kept.epoch("subject " + i) < epochs[(int) i])).isEmpty();
  }

  @Test
  void a_failure_is_not_kept_and_comes_through() {
    Function<Duration, Found<String>> failing = left -> {
      throw new IllegalStateException("broken");
    };
    assertThatThrownBy(() -> kept.get(kept.key("anna", "q"), AMPLE, failing)).isInstanceOf(IllegalStateException.class);
    assertThat(ask("anna", "q").via()).isEqualTo(Via.CALL);
  }

  @Test
  void nothing_is_kept_for_no_time_and_calls_under_way_are_shared_all_the_same() throws InterruptedException {
    KeptAnswers<String, String, String> none = new KeptAnswers<>(Duration.ZERO, 100, nanos::get);
    none.get(none.key("anna", "q"), AMPLE, this::calling);
    assertThat(none.get(none.key("anna", "q"), AMPLE, this::calling).via()).isEqualTo(Via.CALL);
    Under under = new Under(none);
    CompletableFuture<Found<String>> follower = under.follow(AMPLE);
    under.end.countDown();
    assertThat(follower.join()).isEqualTo(new Found<>("led", Via.FLIGHT));
  }

  @Test
  void what_must_not_serve_later_is_shared_while_it_is_under_way_and_neither_kept_nor_known() throws InterruptedException {
    Under under = new Under(kept, false);
    CompletableFuture<Found<String>> follower = under.follow(AMPLE);
    under.end.countDown();
    assertThat(follower.join()).isEqualTo(new Found<>("led", Via.FLIGHT));
    assertThat(ask("anna", "under way").via()).as("not kept").isEqualTo(Via.CALL);
    assertThat(kept.shared(kept.key("anna", "under way"), AMPLE, this::calling)).isEqualTo(new Found<>("answer 2", Via.CALL));
    assertThat(ask("anna", "under way")).as("what is kept stays").isEqualTo(new Found<>("answer 1", Via.CACHE));
  }

  @Test
  void who_waits_for_a_call_waits_no_longer_than_they_may() throws InterruptedException {
    Under under = new Under(kept);
    Unanswered none = catchThrowableOfType(Unanswered.class,
        () -> kept.get(kept.key("anna", "under way"), Duration.ofMillis(5), this::calling));
    under.end.countDown();
    assertThat(none.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(calls).hasValue(0);
  }

  @Test
  void who_waited_for_a_call_that_failed_has_the_same_failure() throws InterruptedException {
    Under under = new Under(kept);
    CompletableFuture<Found<String>> follower = under.follow(AMPLE);
    under.fails = new Unanswered(Kind.THROTTLED);
    under.end.countDown();
    assertThatThrownBy(follower::join).cause().isInstanceOfSatisfying(
        Unanswered.class, none -> assertThat(none.kind()).isEqualTo(Kind.THROTTLED));
    assertThat(calls).hasValue(0);
  }

  @Test
  void who_waited_for_a_call_whose_maker_went_away_makes_it() throws InterruptedException {
    Under under = new Under(kept);
    CompletableFuture<Found<String>> follower = under.follow(AMPLE);
    under.fails = new Unanswered(Kind.GIVEN_UP);
    under.end.countDown();
    assertThat(follower.join()).isEqualTo(new Found<>("answer 1", Via.CALL));
  }

  @Test
  void who_is_interrupted_while_they_wait_gives_up_and_stays_interrupted() throws InterruptedException {
    Under under = new Under(kept);
    Thread.currentThread().interrupt();
    Unanswered none = catchThrowableOfType(Unanswered.class,
        () -> kept.get(kept.key("anna", "under way"), AMPLE, this::calling));
    assertThat(Thread.interrupted()).isTrue();
    under.end.countDown();
    assertThat(none.kind()).isEqualTo(Kind.GIVEN_UP);
  }

  /** A call that is under way until it is ended. */
  private final class Under {

    final CountDownLatch end = new CountDownLatch(1);
    volatile Unanswered fails;
    private final KeptAnswers<String, String, String> where;
    private final boolean keeps;

    Under(KeptAnswers<String, String, String> where) throws InterruptedException {
      this(where, true);
    }

    Under(KeptAnswers<String, String, String> where, boolean keeps) throws InterruptedException {
      this.where = where;
      this.keeps = keeps;
      CountDownLatch begun = new CountDownLatch(1);
      Thread.ofVirtual().start(() -> ask(AMPLE, left -> {
        begun.countDown();
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        if (fails != null) {
          throw fails;
        }
        return new Found<>("led", Via.CALL);
      }));
      begun.await();
    }

    private Found<String> ask(Duration patience, Function<Duration, Found<String>> load) {
      var key = where.key("anna", "under way");
      return keeps ? where.get(key, patience, load) : where.shared(key, patience, load);
    }

    /** Somebody who has begun to wait for it. */
    CompletableFuture<Found<String>> follow(Duration patience) {
      CompletableFuture<Found<String>> found = new CompletableFuture<>();
      Thread follower = Thread.ofVirtual().start(() -> {
        try {
          found.complete(ask(patience, KeptAnswersTest.this::calling));
        } catch (RuntimeException failure) {
          found.completeExceptionally(failure);
        }
      });
      while (follower.getState() != Thread.State.TIMED_WAITING && follower.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      return found;
    }
  }
}
