package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.Personalizer.Request;
import org.hybridsearch.personalize.Personalizer.Sharing;
import org.hybridsearch.personalize.Personalizer.Weighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas that share answers, and what becomes of searches when the place they share them in does not work. */
@Timeout(30)
class SharedTierTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final CountDownLatch end = new CountDownLatch(1);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeRanker ranker = FakeRanker.saying(Map.of("a", 0.1, "b", 0.7, "c", 0.2));
  private final AnswersInMemory answers = new AnswersInMemory(CLOCK, Duration.ofMinutes(5));

  @AfterEach
  void let_hanging_calls_end() {
    end.countDown();
  }

  @Test
  void what_one_replica_was_told_another_need_not_ask() {
    PersonalRanking asked = personalize(replica(answers), "anna");
    written(1);
    PersonalRanking found = personalize(replica(answers), "anna");

    assertThat(ranker.asked).hasSize(1);
    assertThat(found.report().status()).isEqualTo(Status.CACHED);
    assertThat(found.weight()).isEqualTo(asked.weight());
    assertThat(found.outcome()).isEqualTo(asked.outcome());
    for (int i = 0; i < 3; i++) {
      assertThat(found.scores().normalized(i)).isEqualTo(asked.scores().normalized(i));
    }
    assertThat(meters.get("hybridsearch.ranker.saved").tag("by", "shared").counter().count()).isEqualTo(1);
  }

  @Test
  void what_is_remembered_here_is_not_looked_for_elsewhere() {
    AtomicInteger looks = new AtomicInteger();
    Personalizer stage = replica(new Wrapped(() -> looks.incrementAndGet()));
    personalize(stage, "anna");
    personalize(stage, "anna");

    assertThat(looks).hasValue(1);
  }

  @Test
  void a_shopper_who_acts_is_asked_about_anew_on_every_replica() {
    Personalizer one = replica(answers);
    personalize(one, "anna");
    written(1);

    replica(answers).forget(Market.DEFAULT, "anna", CLOCK.instant());
    written(2);

    personalize(replica(answers), "anna");
    assertThat(ranker.asked).hasSize(2);
  }

  @Test
  void a_replica_that_cannot_tell_the_others_of_an_act_does_not_believe_what_is_shared() {
    personalize(replica(answers), "anna");
    written(1);
    Personalizer stage = replica(new Wrapped(() -> { }) {
      @Override
      public void forget(Market market, String shopper, Instant at) {
        throw new IllegalStateException("no such table");
      }
    });

    stage.forget(Market.DEFAULT, "anna", CLOCK.instant());
    personalize(stage, "anna");
    assertThat(ranker.asked).hasSize(2);
    personalize(stage, "bert");
    assertThat(ranker.asked).hasSize(3);
  }

  @Test
  void what_a_call_brings_of_a_shopper_who_acted_meanwhile_is_not_shared() {
    Personalizer stage = replica(answers);
    AtomicInteger looks = new AtomicInteger();
    stage.holding(shopper -> shopper.userId().equals("anna") && looks.getAndIncrement() > 0);
    personalize(stage, "anna");
    personalize(stage, "bert");
    written(1);

    personalize(replica(answers), "bert");
    assertThat(ranker.asked).hasSize(2);
    personalize(replica(answers), "anna");
    assertThat(ranker.asked).as("hers was not there").hasSize(3);
  }

  @Test
  void what_was_done_long_ago_is_not_told() {
    Personalizer stage = replica(answers);
    for (int i = 0; i < 1000; i++) {
      stage.forget(Market.DEFAULT, "shopper " + i, CLOCK.instant().minus(Duration.ofHours(1)));
    }
    stage.forget(Market.DEFAULT, "anna", CLOCK.instant());
    written(1);

    assertThat(answers.writes()).isEqualTo(1);
  }

  @Test
  void the_acts_of_many_at_once_are_all_told() {
    Personalizer stage = replica(new Telling(() -> await(end)));
    for (int i = 0; i < 500; i++) {
      stage.forget(Market.DEFAULT, "shopper " + i, CLOCK.instant());
    }
    end.countDown();
    written(500);

    assertThat(answers.actors()).isEqualTo(500);
  }

  @Test
  void those_who_tell_leave_places_to_those_who_look() {
    CountDownLatch telling = new CountDownLatch(8); // a quarter of the places
    Personalizer stage = replica(new Telling(() -> {
      telling.countDown();
      await(end);
    }));
    for (int i = 0; i < 500; i++) {
      stage.forget(Market.DEFAULT, "shopper " + i, CLOCK.instant());
    }
    await(telling);
    personalize(stage, "anna");

    assertThat(answers.misses()).as("hers was looked up").isEqualTo(1);
  }

  @Test
  void an_act_that_is_heard_of_more_than_once_is_told_once() {
    Personalizer stage = replica(answers);
    Instant now = CLOCK.instant();
    for (int i = 0; i < 10; i++) {
      stage.forget(Market.DEFAULT, "anna", now.minusMillis(i));
    }
    stage.forget(Market.DEFAULT, "bert", now);
    written(2);
    for (int i = 0; i < 10; i++) {
      stage.forget(Market.DEFAULT, "anna", now.minusMillis(i));
    }
    stage.forget(Market.DEFAULT, "bert", now.plusMillis(1));
    written(3);

    assertThat(answers.writes()).isEqualTo(3);
  }

  @Test
  void what_is_heard_of_while_it_is_told_is_told_afterwards_in_one() {
    CountDownLatch telling = new CountDownLatch(1);
    Personalizer stage = replica(new Telling(() -> {
      telling.countDown();
      await(end);
    }));
    stage.forget(Market.DEFAULT, "anna", CLOCK.instant());
    await(telling);
    for (int i = 0; i < 10; i++) {
      stage.forget(Market.DEFAULT, "anna", CLOCK.instant().plusMillis(i));
    }
    end.countDown();
    written(2);

    assertThat(answers.writes()).isEqualTo(2);
    assertThat(answers.act(Market.DEFAULT, "anna")).isEqualTo(CLOCK.instant().plusMillis(9));
  }

  @Test
  void an_act_that_could_not_be_told_is_told_by_who_hears_of_it_next() {
    AtomicInteger tries = new AtomicInteger();
    Personalizer stage = replica(new Telling(() -> {
      if (tries.getAndIncrement() == 0) {
        throw new IllegalStateException("busy");
      }
    }));
    stage.forget(Market.DEFAULT, "anna", CLOCK.instant());
    while (answers.writes() < 1) {
      stage.forget(Market.DEFAULT, "anna", CLOCK.instant());
      Thread.onSpinWait();
    }

    assertThat(tries).hasValue(2);
    assertThat(answers.act(Market.DEFAULT, "anna")).isEqualTo(CLOCK.instant());
  }

  @Test
  void a_hanging_store_costs_its_time_and_then_the_ranker_is_asked() {
    Personalizer stage = replica(new Wrapped(() -> {
      while (end.getCount() > 0) {
        Thread.onSpinWait();
      }
    }), "5ms");

    assertThat(personalize(stage, "anna").outcome().applied()).isTrue();
    assertThat(ranker.asked).hasSize(1);
    assertThat(meters.get("hybridsearch.ranker.shared.failures").tag("reason", "timeout").counter().count()).isEqualTo(1);
  }

  @Test
  void a_failing_store_is_left_alone_after_a_while_and_every_page_is_personal() {
    AtomicInteger looks = new AtomicInteger();
    Personalizer stage = replica(new Wrapped(() -> {
      looks.incrementAndGet();
      throw new IllegalStateException("broken");
    }));
    for (int i = 0; i < 100; i++) {
      assertThat(personalize(stage, "shopper " + i).outcome().applied()).isTrue();
    }

    assertThat(ranker.asked).hasSize(100);
    assertThat(looks).hasValue(20);
    assertThat(meters.get("hybridsearch.ranker.shared.failures").tag("reason", "circuit-open").counter().count()).isEqualTo(80);
  }

  @Test
  void a_store_that_asks_for_fewer_calls_is_asked_less_and_never_left_alone() {
    AtomicInteger looks = new AtomicInteger();
    Personalizer stage = replica(new Wrapped(() -> {
      looks.incrementAndGet();
      throw new Unanswered(Kind.THROTTLED);
    }));
    for (int i = 0; i < 100; i++) {
      assertThat(personalize(stage, "shopper " + i).outcome().applied()).isTrue();
    }

    assertThat(ranker.asked).hasSize(100);
    assertThat(looks).as("halved once, as time stands still").hasValue(50);
    assertThat(failures("throttled")).isEqualTo(50);
    assertThat(failures("backing-off")).isEqualTo(50);
    assertThat(stage.sharedConditions().get("lookups").text()).isEqualTo("CLOSED, 50 % of calls let through, 0 under way");
    assertThat(stage.sharedConditions().get("writes").letThrough()).as("which nobody asked for").isEqualTo(1);
    assertThat(gauge("circuit", "lookups")).isZero();
    assertThat(gauge("let.through", "lookups")).isEqualTo(0.5);
    assertThat(meters.get("hybridsearch.ranker.shared.calls").tags("for", "lookups", "outcome", "throttled").timer().count())
        .isEqualTo(50);
  }

  @Test
  void acts_are_told_also_to_a_store_that_asks_for_fewer_calls() {
    AtomicInteger told = new AtomicInteger();
    Personalizer stage = replica(new Telling(() -> {
      told.incrementAndGet();
      throw new Unanswered(Kind.THROTTLED);
    }));
    for (int i = 0; i < 100; i++) {
      stage.forget(Market.DEFAULT, "shopper " + i, CLOCK.instant());
    }
    while (failures("throttled") < 100) {
      assertThat(Thread.interrupted()).as("out of time").isFalse();
      Thread.onSpinWait();
    }

    assertThat(told).hasValue(100);
    assertThat(gauge("circuit", "writes")).isZero();
  }

  @Test
  void what_is_wrong_with_the_store_is_shown_beside_the_ranker() {
    Personalizer stage = replica(new Wrapped(() -> {
      throw new IllegalStateException("broken");
    }));
    for (int i = 0; i < 20; i++) {
      personalize(stage, "shopper " + i);
    }

    assertThat(stage.condition().circuit()).isEqualTo("CLOSED");
    assertThat(stage.sharedConditions().get("lookups").text()).isEqualTo("OPEN, 100 % of calls let through, 0 under way");
    assertThat(gauge("circuit", "lookups")).isEqualTo(2);
    assertThat(replica(SharedAnswers.NONE).sharedConditions()).isEmpty();
  }

  private double failures(String reason) {
    return meters.get("hybridsearch.ranker.shared.failures").tag("reason", reason).counter().count();
  }

  private double gauge(String name, String purpose) {
    return meters.get("hybridsearch.ranker.shared." + name).tag("for", purpose).gauge().value();
  }

  /** Writing happens beside. */
  private void written(int writes) {
    while (answers.writes() < writes) {
      assertThat(Thread.interrupted()).as("out of time, with %d writes", answers.writes()).isFalse();
      Thread.onSpinWait();
    }
  }

  private Personalizer replica(SharedAnswers shared) {
    return replica(shared, "20s"); // a busy machine is not what is tested
  }

  private Personalizer replica(SharedAnswers shared, String timeout) {
    return new Personalizer(ranker, Settings.of(PersonalizeConfig.class, "hybridsearch.personalize.breaker.delay", "1h",
            "hybridsearch.personalize.shared.timeout", timeout),
        () -> 0, meters, Market.DEFAULT, new Sharing(shared, CLOCK));
  }

  private static PersonalRanking personalize(Personalizer stage, String user) {
    return stage.personalize(new Request(Market.DEFAULT, new Shopper.Someone(user, "", Map.of()), List.of("a", "b", "c"),
        new Weighting(PersonalizationMode.FULL, 0.4, 0.5), AMPLE));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does something before each act is told. */
  private final class Telling extends Wrapped {

    private final Runnable beforeTold;

    Telling(Runnable beforeTold) {
      super(() -> { });
      this.beforeTold = beforeTold;
    }

    @Override
    public void forget(Market market, String shopper, Instant at) {
      beforeTold.run();
      super.forget(market, shopper, at);
    }
  }

  /** Does something before each look. */
  private class Wrapped implements SharedAnswers {

    private final Runnable before;

    Wrapped(Runnable before) {
      this.before = before;
    }

    @Override
    public Looked find(Asked asked) {
      before.run();
      return answers.find(asked);
    }

    @Override
    public void keep(Asked asked, String epoch, Answer answer) {
      answers.keep(asked, epoch, answer);
    }

    @Override
    public void forget(Market market, String shopper, Instant at) {
      answers.forget(market, shopper, at);
    }
  }
}
