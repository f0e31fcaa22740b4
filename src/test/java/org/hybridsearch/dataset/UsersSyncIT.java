package org.hybridsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.fault.Received;
import org.hybridsearch.standin.personalize.Quotas;
import org.hybridsearch.testing.HashingEmbedder;
import org.hybridsearch.wiring.standin.LocalStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the stored events over the wire, by the real SDK, into the dataset of users of a stand-in. */
class UsersSyncIT {

  private final OwnBehaviour own = new OwnBehaviour();
  private final Map<String, String> owners = new HashMap<>();
  private StandIn aws;

  @BeforeEach
  void open() {
    aws = LocalStandIn.start(StandInOptions.defaults().quotas(new Quotas(500, 1000, 100_000)), new HashingEmbedder(8));
  }

  @AfterEach
  void close() {
    aws.close();
    own.close();
  }

  private Replica replica() {
    return replica(own.forgotten::covers, id -> false);
  }

  private interface Covers {
    boolean test(String userId, String sessionId, Instant at);
  }

  private Replica replica(Predicate<String> fails) {
    return replica(own.forgotten::covers, fails);
  }

  private Replica replica(Covers covers, Predicate<String> fails) {
    return Replica.users(aws.uri(), own.engine, own.names, aws.resources().usersDataset(), new Shoppers() {
      @Override
      public boolean forgotten(String userId, String sessionId, Instant at) {
        return covers.test(userId, sessionId, at);
      }

      @Override
      public String owner(String key) {
        return owners.getOrDefault(key, key);
      }
    }, fails);
  }

  private void record(ShopEvent... events) {
    assertThat(own.store().record(List.of(events)).accepted()).isEqualTo(events.length);
  }

  private long calls() {
    return aws.calls().count("PutUsers", Received.OK);
  }

  @Test
  void who_agreed_and_did_something_is_a_user_once() {
    owners.put(Shopper.ofSession("s-was-anna"), "anna");
    record(click("e1", visitor("anna", "s1"), "i1"), click("e2", visitor("anna", "s2"), "i2"), click("e3", visitor("", "s3"), "i1"),
        click("e4", visitor("", "s-was-anna"), "i1"),
        click("e5", new Visitor("m", "sm", Visitor.Use.MEASUREMENT, false), "i1"),
        click("e6", new Visitor("b", "sb", Visitor.Use.PERSONALIZATION, true), "i1"));
    try (Replica replica = replica()) {
      replica.turn();
      assertThat(aws.shop().user("anna")).isEqualTo(Map.of("SIGNED_IN", "true"));
      assertThat(aws.shop().user("s3")).isEqualTo(Map.of("SIGNED_IN", "false"));
      assertThat(List.of(aws.shop().user("m"), aws.shop().user("sm"), aws.shop().user("b"), aws.shop().user("sb"),
          aws.shop().user("s1"), aws.shop().user("s-was-anna"))).allMatch(Map::isEmpty);
      assertThat(replica.count("sent")).isEqualTo(2);
      record(click("e7", visitor("anna", "s1"), "i3"), click("e8", visitor("", "s3"), "i1"));
      replica.turn();
      assertThat(calls()).isEqualTo(1);
    }
    try (Replica next = replica()) {
      next.turn();
      next.pass(Duration.ofSeconds(16));
      next.turn();
      assertThat(calls()).as("what was done before is not gone through again").isEqualTo(1);
      record(click("e9", visitor("ben", ""), "i1"));
      next.turn();
      assertThat(aws.shop().user("ben")).isNotEmpty();
    }
  }

  @Test
  void who_is_forgotten_while_others_are_sent_is_not_sent_any_more() {
    record(IntStream.range(0, 15).mapToObj(i -> click("e" + i, visitor("u" + i, "s"), "i1")).toArray(ShopEvent[]::new));
    try (Replica replica = replica((user, session, at) -> calls() > 0, id -> false)) {
      replica.turn();
      assertThat(replica.count("sent")).as("the first ten").isEqualTo(10);
    }
  }

  @Test
  void an_outage_loses_nobody_however_long_it_is() {
    AtomicBoolean away = new AtomicBoolean();
    try (Replica replica = replica(id -> away.get())) {
      record(click("e1", visitor("anna", "s1"), "i1"));
      replica.turn();
      away.set(true);
      record(click("e2", visitor("ben", "s2"), "i1"));
      for (int turn = 0; turn < 50; turn++) {
        replica.turn();
        replica.pass(Duration.ofMinutes(1));
      }
      away.set(false);
      replica.turns("ben is sent", () -> !aws.shop().user("ben").isEmpty());
      assertThat(replica.gauge("lag")).isZero();
    }
  }

  @Test
  void one_that_fails_on_and_on_holds_up_nobody_else_for_good() {
    try (Replica replica = replica("poison"::equals)) {
      record(click("e1", visitor("anna", "s1"), "i1"));
      replica.turn();
      for (int i = 0; i < 40; i++) { // two pages of nobody else
        record(click("p" + i, visitor("poison", "sp"), "i1"));
      }
      record(click("e2", visitor("ben", "s2"), "i1"));
      replica.turns("ben is sent", () -> !aws.shop().user("ben").isEmpty());
      assertThat(aws.shop().user("poison")).isEmpty();
    }
  }

  @Test
  void an_event_of_somebody_elses_without_a_time_holds_up_nobody() {
    Json foreign = Json.object(Json.member("learn", true), Json.member("user_id", "foreign"));
    own.engine.send(EngineRequest.of("POST", "/" + own.names.ubiEvents() + "/_doc", Map.of(),
        Json.object(Json.member("event_attributes", foreign))), Duration.ofSeconds(5), Trees::read);
    record(click("e1", visitor("anna", "s1"), "i1"));
    try (Replica replica = replica()) {
      replica.turns("anna is sent", () -> !aws.shop().user("anna").isEmpty());
      assertThat(aws.shop().user("foreign")).isEmpty();
    }
  }

  @Test
  void who_was_forgotten_is_not_sent_and_who_comes_back_is() {
    record(click("e1", visitor("anna", "s1"), "i1"), click("e2", visitor("ben", "s2"), "i1"));
    own.forgetting(own.engine, Clock.systemUTC()).forget("anna", "", "a test");
    own.forgotten.poll();
    try (Replica replica = replica()) {
      replica.turn();
      assertThat(aws.shop().user("anna")).isEmpty();
      own.forgetting(own.engine, Clock.systemUTC()).forget("ben", "", "a test");
      own.forgotten.poll();
      aws.shop().forget(List.of("ben"));
      record(click("e3", visitor("ben", "s3"), "i1", Instant.now().plusSeconds(1)));
      replica.turn();
      assertThat(aws.shop().user("ben")).isEqualTo(Map.of("SIGNED_IN", "true"));
      assertThat(calls()).isEqualTo(2);
    }
  }
}
