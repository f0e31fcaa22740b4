package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents.Reply;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the request of a storefront to the event tracker, by the service as it is wired. */
@QuarkusTest
@TestProfile(DeliveryProfile.class)
class DeliveredEventsIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String RECORD = "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }";

  @Inject Boot boot;
  LoopbackEvents tracker;

  @BeforeEach
  void start() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
  }

  private static String record(String type) {
    String id = UUID.randomUUID().toString();
    Answer answer = GraphQLClient.query(RECORD, Map.of("events", List.of(Map.of("eventId", id, "type", type, "itemId", "j1",
        "sentAt", Instant.now().toString(), "shopper", Map.of("userId", "anna", "sessionId", "s")))));
    assertThat(answer.data("/recordEvents/accepted").asInt()).isOne();
    return id;
  }

  @Test
  void what_was_acknowledged_reaches_the_tracker_and_health_tells_of_it() {
    String view = record("VIEW");
    String click = record("CLICK");
    Eventually.within(SOON, "it arrives", () -> tracker.counted().contains(click));
    assertThat(tracker.counted()).doesNotContain(view);
    assertThat(tracker.taken().getLast().path("userId").asText()).isEqualTo("anna");
    assertThat(GraphQLClient.send(GraphQLClient.request("/q/health/ready")).body()).contains("default.delivery", "dead letters");
  }

  @Test
  void what_was_refused_is_delivered_again_when_an_operator_asks() {
    tracker.behave(call -> new Reply.Refuse(404, "ResourceNotFoundException", "no tracker"));
    String click = record("PURCHASE");
    Eventually.within(SOON, "it is put aside", () -> tracker.calls().stream().anyMatch(call -> call.toString().contains(click)));
    tracker.behave(call -> new Reply.Ok());
    Eventually.within(SOON, "there is a letter", () ->
        GraphQLClient.query("mutation { replayEvents { queued } }").data("/replayEvents/queued").asInt() == 1);
    Eventually.within(SOON, "it arrives", () -> tracker.counted().contains(click));
  }
}
