package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As long as Personalize does not know what a shopper did, nothing that it says of them is kept; by the real SDK, as it is wired. */
@QuarkusTest
@TestProfile(AwsLocalProfile.class)
@Timeout(300)
class AwsLocalHeldIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String RECORD = "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }";

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();

  @BeforeEach
  void stock_a_shop() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    aws.mend();
    AwsShop.putItems();
  }

  @AfterEach
  void heal() {
    aws.mend();
  }

  @Test
  void after_an_event_nothing_is_kept_of_its_shopper_until_it_is_delivered() {
    Eventually.within(SOON, "rankings are kept", () -> kept("dora"));
    aws.befall(StandInBeside.EVENTS, FaultKind.ERROR_500);
    record("dora", "CLICK");

    for (int i = 0; i < 5; i++) {
      assertThat(kept("dora")).isFalse();
    }
    long before = aws.calls(StandInBeside.RECOMMENDATIONS);
    recommend("dora");
    recommend("dora");
    assertThat(aws.calls(StandInBeside.RECOMMENDATIONS)).isEqualTo(before + 2);
    Eventually.within(SOON, "others' are kept", () -> kept("emil"));
    assertThat(kept("dora")).isFalse();

    aws.mend();
    Eventually.within(SOON, "hers are kept again", () -> kept("dora"));
  }

  @Test
  void what_personalize_is_never_told_of_leaves_what_it_said() {
    Eventually.within(SOON, "rankings are kept", () -> kept("fred"));
    aws.befall(StandInBeside.EVENTS, FaultKind.ERROR_500);
    record("fred", "IMPRESSION");
    assertThat(status("fred")).isEqualTo("CACHED");
    record("fred", "VIEW");
    assertThat(status("fred")).isEqualTo("CACHED");
    record("fred", "CLICK");
    assertThat(kept("fred")).isFalse();
  }

  private static void record(String shopper, String type) {
    assertThat(GraphQLClient.query(RECORD, Map.of("events", List.of(Map.of("eventId", UUID.randomUUID().toString(), "type", type,
        "itemId", "7", "sentAt", Instant.now().toString(), "shopper", Map.of("userId", shopper, "sessionId", "of-" + shopper)))))
        .data("/recordEvents/accepted").asInt()).isOne();
  }

  /** Whether the second of two equal searches is answered from memory. */
  private static boolean kept(String shopper) {
    status(shopper);
    return status(shopper).equals("CACHED");
  }

  private static String status(String shopper) {
    JsonNode stages = GraphQLClient.query("{ search(input: {query: \"juice\", shopper: {userId: \"" + shopper
        + "\"}}, first: 1) { stages { stage status } } }").json().at("/data/search/stages");
    return stages.valueStream().filter(each -> each.path("stage").asText().equals("PERSONALIZE"))
        .map(each -> each.path("status").asText()).findFirst().orElse("");
  }

  private static void recommend(String shopper) {
    GraphQLClient.query("{ recommendedItems(shopper: {userId: \"" + shopper + "\"}, first: 1) { recommendationId } }");
  }
}
