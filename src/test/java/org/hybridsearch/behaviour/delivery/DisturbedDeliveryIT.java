package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.random.RandomGenerator;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents.Reply;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What disturbs delivery from the side of the engine, of strangers who write there, and of this process. */
class DisturbedDeliveryIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final OwnBehaviour own = new OwnBehaviour();
  private LoopbackEvents tracker;

  @BeforeEach
  void open() throws IOException {
    tracker = new LoopbackEvents();
  }

  @AfterEach
  void close() {
    tracker.close();
    own.close();
  }

  private void record(ShopEvent event) {
    assertThat(own.store().record(List.of(event)).accepted()).isOne();
  }

  private void send(String method, String path, String body) {
    own.engine.send(EngineRequest.of(method, path, Map.of(), Json.raw(body)), OwnBehaviour.TIMEOUT, Trees::read);
  }

  private void readOnly(boolean on) {
    send("PUT", "/" + own.names.control() + "/_settings", "{\"index.blocks.read_only_allow_delete\":" + (on ? "true" : "null") + "}");
  }

  @Test
  void an_event_that_a_stranger_stored_without_a_time_holds_up_nobody() {
    String stranger = "{\"action_name\":\"click\",\"event_attributes\":{\"event_id\":\"x\",\"learn\":true,\"session_id\":\"s\","
        + "\"object\":{\"object_id\":\"i1\"}}}";
    send("PUT", "/" + own.names.ubiEvents() + "/_create/stranger", stranger);
    record(click("e1", visitor("anna", "s"), "i1"));
    try (Replica replica = new Replica(own, own.engine, TestTracker.config(tracker.uri()))) {
      replica.turn();
      assertThat(tracker.counted()).containsExactly("e1");
      record(click("e2", visitor("anna", "s"), "i2"));
      replica.turn();
      assertThat(tracker.counted()).containsExactly("e1", "e2");
      assertThat(replica.gauge("lag")).isZero();
    }
  }

  @Test
  void an_engine_that_takes_no_writes_delays_and_doubles_nothing() {
    try (Replica replica = new Replica(own, own.engine, TestTracker.config(tracker.uri()))) {
      replica.turn();
      record(click("e1", visitor("anna", "s"), "i1"));
      readOnly(true);
      for (int i = 0; i < 4; i++) {
        replica.turn();
      }
      record(click("e2", visitor("anna", "s"), "i2"));
      replica.turn();
      readOnly(false);
      replica.turns("both arrived", () -> tracker.counted().size() == 2);
      replica.turn();
    }
    assertThat(tracker.counted()).containsExactly("e1", "e2");
    assertThat(tracker.ignored()).isZero();
  }

  @Test
  void a_defect_that_ends_the_thread_does_not_end_delivery() {
    AtomicBoolean defect = new AtomicBoolean();
    DeliveryConfig config = TestTracker.config(tracker.uri(), "every", "20ms");
    Delivery.Surroundings surroundings = new Delivery.Surroundings("self", Clock.systemUTC(), () -> {
      if (defect.getAndSet(false)) {
        throw new StackOverflowError("once");
      }
      return System.nanoTime();
    }, RandomGenerator.getDefault(), new SimpleMeterRegistry());
    try (Delivery delivery = new Delivery(own.engine, new Delivery.Places("default", own.names.ubiEvents(), own.names.ubiQueries(),
        own.names.deadLetters(), own.names.control()), TestTracker.open(config),
        new Delivery.Shoppers(own.forgotten::covers, Undelivered.nobody(), TestTracker.liked(Domain.CUSTOM)), config, surroundings)) {
      delivery.start();
      record(click("e1", visitor("anna", "s"), "i1"));
      Eventually.within(SOON, "it delivers", () -> tracker.counted().size() == 1);
      defect.set(true);
      Eventually.within(SOON, "it ends", () -> !defect.get());
      record(click("e2", visitor("anna", "s"), "i2"));
      Eventually.within(SOON, "it delivers again", () -> {
        delivery.start();
        return tracker.counted().size() == 2;
      });
    }
    assertThat(tracker.ignored()).isZero();
  }

  @Test
  void operators_are_told_once_that_nothing_is_taken_and_once_that_it_is_again() {
    List<String> told = new CopyOnWriteArrayList<>();
    Handler log = new Handler() {
      @Override
      public void publish(LogRecord line) {
        told.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger logger = Logger.getLogger(DeliveryMeters.class.getName());
    logger.addHandler(log);
    try (Replica replica = new Replica(own, own.engine, TestTracker.config(tracker.uri()))) {
      record(click("e1", visitor("anna", "s"), "i1"));
      tracker.behave(call -> new Reply.Refuse(403, "AccessDeniedException", "anna may not"));
      for (int i = 0; i < 5; i++) {
        replica.turn();
      }
      tracker.behave(call -> new Reply.Ok());
      replica.turns("it arrived", () -> tracker.counted().size() == 1);
      replica.turn();
    } finally {
      logger.removeHandler(log);
    }
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).contains("WARN", "default", "403 AccessDeniedException").doesNotContain("anna");
    assertThat(told.getLast()).contains("INFO", "taken again");
  }
}
