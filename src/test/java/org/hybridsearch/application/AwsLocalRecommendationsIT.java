package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.EVENTS;
import static org.hybridsearch.application.StandInBeside.RECOMMENDATIONS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recommendations by a campaign, as the service is wired, by the real SDK against the stand-in: there, and back with the events. */
@QuarkusTest
@TestProfile(AwsLocalProfile.class)
@Timeout(300)
class AwsLocalRecommendationsIT {

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  @BeforeEach
  void stock_a_shop() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    shop.restock();
    shop.record("PURCHASE", "zoe", "1");
    shop.record("PURCHASE", "zoe", "2");
    shop.record("PURCHASE", "yan", "2");
    shop.record("PURCHASE", "yan", "3");
    Eventually.within(SOON, "the campaign names items", () -> applied(recommended("zoe")));
  }

  @Test
  void an_event_after_a_recommendation_carries_the_campaigns_own_id_to_the_tracker() {
    JsonNode answer = recommended("zoe");
    String item = answer.path("edges").path(0).path("node").path("id").asText();
    String own = answer.path("recommendationId").asText();

    // What was shown is logged a second later; who acts within it acts without.
    Eventually.within(SOON, "an event carries the campaign's id", () -> {
      String told = delivered(shop.record("PURCHASE", "zoe", item, Map.of("searchId", own))).path("recommendationId").asText();
      return !told.isEmpty() && !told.equals(own);
    });
  }

  @Test
  void a_fault_of_the_campaign_is_told_and_what_is_popular_is_there() {
    Map<FaultKind, String> faults = Map.of(
        FaultKind.THROTTLE_429, "THROTTLED", FaultKind.ERROR_500, "UNAVAILABLE", FaultKind.HANG, "TIMEOUT");
    faults.forEach((fault, reason) -> {
      aws.befall(RECOMMENDATIONS, fault);
      JsonNode answer = recommended("shopper of " + fault);

      assertThat(answer.path("edges")).hasSize(2);
      assertThat(answer.path("personalization").path("applied").asBoolean()).isFalse();
      assertThat(answer.path("personalization").path("reason").asText()).isEqualTo(reason);
    });
    assertThat(GraphQLClient.send(GraphQLClient.request("/q/health/well")).body())
        .contains("default.recommender.for-shopper", "default.recommender.similar", "of calls let through");
  }

  private static boolean applied(JsonNode answer) {
    return answer.path("personalization").path("source").asText().equals("personalize");
  }

  private static JsonNode recommended(String shopper) {
    return GraphQLClient.query("{ recommendedItems(shopper: {userId: \"" + shopper + "\"}, first: 2) { recommendationId "
        + "edges { node { id } } personalization { applied reason source } } }").json().path("data").path("recommendedItems");
  }

  /** The event as the tracker got it, as soon as it has. */
  private JsonNode delivered(String eventId) {
    Eventually.within(SOON, "it is delivered", () -> !received(eventId).isMissingNode());
    return received(eventId);
  }

  private JsonNode received(String eventId) {
    return aws.bodies(EVENTS).stream().flatMap(body -> read(body).path("eventList").valueStream())
        .filter(event -> event.path("eventId").asText().equals(eventId)).findFirst().orElseGet(MissingNode::getInstance);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
