package org.hybridsearch.wiring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.InteractionLog;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.local.ContentVectors;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;
import org.hybridsearch.personalize.local.LocalRankerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each replica learns, joins and forgets, also one that was started later. */
class ReplicasIT {

  private final OwnBehaviour own = new OwnBehaviour();
  private final Replica here = new Replica();
  private final Replica there = new Replica();

  @AfterEach
  void close() {
    own.close();
  }

  /** What one process knows. */
  private final class Replica {
    final LocalRankerConfig config = config().getConfigMapping(LocalRankerConfig.class);
    final LocalModel model = new LocalModel(config, Clock.systemUTC());
    final LocalRanker ranker = new LocalRanker(model, ContentVectors.NONE, config);
    final Forgotten forgotten = own.forgotten();
    final Behaviour behaviour;
    Runnable whileItLearns = () -> { };

    Replica() {
      BehaviourConfig settings = config().getConfigMapping(BehaviourConfig.class);
      Personalizer personalizer = new Personalizer(
          ranker, config().getConfigMapping(PersonalizeConfig.class), Ticker.systemTicker(), new SimpleMeterRegistry());
      behaviour = new Behaviour(new InteractionLog(own.engine, own.names.interactions(), settings), own.log(), forgotten, model,
          new PopularityWriter(own.engine, own.names.items(), id -> id, "", settings, Clock.systemUTC()),
          forgetting(personalizer));
    }

    private Behaviour.News forgetting(Personalizer personalizer) {
      return new Behaviour.News() {
        @Override
        public void forgotten(String shopper, Instant at) {
          personalizer.forget(Market.DEFAULT, shopper, at);
        }

        @Override
        public void uploaded(String shopper, Instant at) {
          personalizer.forget(Market.DEFAULT, shopper, at);
          whileItLearns.run();
        }

        @Override
        public void acted(String shopper, Optional<EventType> type, Instant at) {
          personalizer.forget(Market.DEFAULT, shopper, at);
          whileItLearns.run();
        }
      };
    }

    /** How sure the ranker is of a shopper, 0 for one it does not know. */
    double knows(String userId, String sessionId) {
      behaviour.follow();
      return ranker.rank(new Question(Market.DEFAULT, new Shopper.Someone(userId, sessionId, Map.of()), List.of("i1"))).confidence();
    }

    double taste(String shopperId, String itemId) {
      behaviour.follow();
      var answer = ranker.rank(new Question(Market.DEFAULT, new Shopper.Someone(shopperId, "", Map.of()), List.of("i1", "i2")));
      return answer.scores().get(itemId);
    }
  }

  private static SmallRyeConfig config() {
    return new SmallRyeConfigBuilder().addDefaultInterceptors().withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(LocalRankerConfig.class).withMapping(BehaviourConfig.class).withMapping(PersonalizeConfig.class).build();
  }

  private void forget(String userId, String sessionId) {
    new Forgetting(own.engine, own.places(), own.keys, new Forgetting.Settings(OwnBehaviour.TIMEOUT, Elsewhere.nowhere(), () -> { }),
        Clock.systemUTC()).forget(userId, sessionId, "operator");
  }

  @Test
  void a_click_is_known_to_every_replica_and_after_a_restart() {
    assertThat(here.knows("anna", "")).isZero();
    own.store().record(List.of(click("e1", visitor("anna", ""), "i1")));
    assertThat(here.knows("anna", "")).isPositive();
    assertThat(there.knows("anna", "")).isEqualTo(here.knows("anna", ""));
    assertThat(new Replica().knows("anna", "")).isEqualTo(here.knows("anna", ""));
  }

  @Test
  void a_session_that_logs_in_keeps_its_taste_on_every_replica_and_after_a_restart() {
    own.store().record(List.of(click("e1", visitor("", "s"), "i1")));
    assertThat(here.knows("", "s")).isPositive();
    assertThat(here.knows("anna", "")).isZero();
    own.store().record(List.of(click("e2", visitor("anna", "s"), "i3")));
    own.store().record(List.of(click("e3", visitor("", "s"), "i4")));
    for (Replica replica : List.of(here, there, new Replica())) {
      assertThat(replica.knows("anna", "")).isEqualTo(replica.knows("", "s")).isPositive();
      assertThat(replica.taste("anna", "i1")).isGreaterThan(replica.taste("anna", "i2"));
      assertThat(replica.model.size().shoppers()).isEqualTo(1);
      assertThat(replica.model.size().items()).isEqualTo(3);
    }
  }

  @Test
  void who_uses_the_device_next_does_not_take_over_the_past() {
    own.store().record(List.of(click("e1", visitor("", "s"), "i1"), click("e2", visitor("anna", "s"), "i2")));
    own.store().record(List.of(click("e3", visitor("berta", "s"), "i9")));
    here.knows("berta", "");
    assertThat(here.ranker.favorites("berta", 1)).containsExactly("i9");
    assertThat(here.model.owner(Shopper.ofSession("s"))).isEqualTo("anna");
  }

  /** Anybody may send any sessionId, also one that is another shopper's userId. */
  @Test
  void a_session_that_is_named_like_a_user_is_somebody_else() {
    own.store().record(List.of(click("e1", visitor("anna", ""), "i1")));
    assertThat(here.knows("anna", "")).isPositive();
    assertThat(here.knows("", "anna")).isZero();
    own.store().record(List.of(click("e2", visitor("", "anna"), "i2"), click("e3", visitor("berta", "anna"), "i3")));
    for (Replica replica : List.of(here, there, new Replica())) {
      assertThat(replica.knows("berta", "")).isPositive();
      assertThat(replica.taste("anna", "i1")).isGreaterThan(replica.taste("anna", "i2"));
      assertThat(replica.ranker.favorites("anna", 1)).containsExactly("i1");
      assertThat(replica.ranker.favorites("berta", 2)).containsExactlyInAnyOrder("i2", "i3");
    }
  }

  @Test
  void forgetting_a_session_that_is_named_like_a_user_leaves_the_user_alone() {
    own.store().record(List.of(click("e1", visitor("anna", ""), "i1"), click("e2", visitor("berta", "anna"), "i3")));
    double anna = here.knows("anna", "");
    forget("berta", "");
    forget("", "anna");
    for (Replica replica : List.of(here, there)) {
      assertThat(replica.knows("anna", "")).isEqualTo(anna).isPositive();
      assertThat(replica.knows("berta", "")).isZero();
    }
  }

  @Test
  void a_forgotten_user_is_unknown_to_every_replica_and_after_a_restart() {
    own.store().record(List.of(click("e1", visitor("", "s"), "i1"), click("e2", visitor("anna", "s"), "i2"),
        click("e3", visitor("berta", ""), "i1")));
    double berta = here.knows("berta", "");
    there.knows("anna", "");
    forget("anna", "");
    for (Replica replica : List.of(here, there, new Replica())) {
      assertThat(replica.knows("anna", "")).isZero();
      assertThat(replica.knows("", "s")).isZero();
      assertThat(replica.knows("berta", "")).isEqualTo(berta);
      assertThat(replica.model.shoppers()).containsExactly("berta");
    }
  }

  @Test
  void what_a_forgotten_user_does_next_is_known_and_nothing_of_before() {
    own.store().record(List.of(click("e1", visitor("anna", ""), "i1")));
    here.knows("anna", "");
    forget("anna", "");
    // Before this replica heard of it: what it learns now must not be lost with the rest.
    own.store().record(List.of(click("e2", visitor("anna", ""), "i2", Instant.now().plusMillis(5))));
    for (Replica replica : List.of(here, there)) {
      assertThat(replica.knows("anna", "")).isPositive();
      assertThat(replica.ranker.favorites("anna", 1)).containsExactly("i2");
    }
  }

  @Test
  void a_session_that_is_forgotten_leaves_its_user_what_was_done_elsewhere() {
    own.store().record(List.of(click("e1", visitor("", "s"), "i1"), click("e2", visitor("anna", "s"), "i2"),
        click("e3", visitor("anna", "other"), "i3", NOON.plusSeconds(1))));
    here.knows("anna", "");
    forget("", "s");
    for (Replica replica : List.of(here, there)) {
      assertThat(replica.knows("anna", "")).isPositive();
      assertThat(replica.knows("", "s")).isZero();
      assertThat(replica.model.owner(Shopper.ofSession("other"))).isEqualTo("anna");
      assertThat(replica.ranker.favorites("anna", 1)).containsExactly("i3");
    }
  }

  @Test
  void who_was_forgotten_is_known_while_a_replica_learns_at_length_and_its_model_drops_them_after_that() {
    own.store().record(List.of(click("e1", visitor("anna", "s1"), "i1")));
    List<Boolean> known = new ArrayList<>();
    here.whileItLearns = () -> {
      here.whileItLearns = () -> { };
      own.forgetting(own.engine, Clock.systemUTC()).forget("anna", "", "a test");
      CompletableFuture.runAsync(here.behaviour::followTheForgotten).orTimeout(20, TimeUnit.SECONDS).join();
      known.add(here.forgotten.covers("anna", "", NOON));
    };
    assertThat(here.knows("anna", "")).as("it learned the event before it heard").isPositive();
    assertThat(known).containsExactly(true);
    assertThat(here.knows("anna", "")).isZero();
  }
}
