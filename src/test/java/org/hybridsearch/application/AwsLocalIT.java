package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.EMBEDDING;
import static org.hybridsearch.application.StandInBeside.EVENTS;
import static org.hybridsearch.application.StandInBeside.RANKING;
import static org.hybridsearch.application.StandInBeside.RECOMMENDATIONS;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.application.AwsShop.Timed;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.model.Event;

/** The service on AWS, as far as that can be had without an account: by the real SDK against the stand-in beside it. */
@QuarkusTest
@TestProfile(AwsLocalProfile.class)
@Timeout(300)
class AwsLocalIT {

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  @BeforeEach
  void stock_a_shop() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    shop.restock();
  }

  @Test
  void a_search_is_embedded_by_bedrock_and_ranked_by_personalize() {
    buy("ann", 1, 2);
    buy("bob", 2, 3);

    // What failed or throttled before is called less for a while.
    Eventually.within(SOON, "the campaign is asked", () ->
        shop.search("ann").page().at("/personalization/source").asText().equals("personalize"));
    assertThat(aws.answered(RANKING)).isPositive();
    assertThat(aws.answered(EMBEDDING)).isPositive();
  }

  @Test
  void what_a_shopper_does_reaches_the_tracker() {
    String id = shop.record("PURCHASE", "cleo", "4");

    Eventually.within(SOON, "the tracker has it", () ->
        aws.answeredBodies(EVENTS).stream().anyMatch(body -> body.contains(id)));
  }

  @Test
  void recommendations_are_named_by_personalize() {
    buy("ann", 5, 6);
    buy("bob", 5, 6);

    Eventually.within(SOON, "the campaign is asked", () -> GraphQLClient.query(
        "{ recommendedItems(shopper: {userId: \"ann\"}, first: 2) { personalization { source } } }")
        .data("/recommendedItems/personalization/source").asText().equals("personalize"));
    assertThat(GraphQLClient.query("{ similarItems(itemId: \"5\", first: 2) { node { id } } }").data("/similarItems")).isNotEmpty();
    assertThat(aws.bodies(RECOMMENDATIONS)).anyMatch(body -> body.contains("campaign/for-you"));
  }

  @Test
  void the_dataset_of_items_follows_the_catalogue() {
    Eventually.within(SOON, "the items are put", () -> aws.answered("PutItems") >= 2);
  }

  @Test
  void the_dataset_of_users_follows_who_does_something() {
    shop.record("CLICK", "wanda", "4");
    Eventually.within(SOON, "she is put", () ->
        aws.answeredBodies("PutUsers").stream().anyMatch(body -> body.contains("\"userId\":\"wanda\"")));
  }

  @Test
  void what_the_filter_of_the_profile_takes_out_stands_last() {
    buy("carl", 4, 17);
    String query = "{ search(input: {query: \"juice\", profile: \"unbought\", shopper: {userId: \"carl\"}}, first: 20) "
        + "{ edges { node { id } } stages { stage reason } } }";
    // What was bought takes effect a little later, and what failed before is called less for a while.
    Eventually.within(SOON, "both are last", () -> {
      JsonNode answer = GraphQLClient.query(query).json().path("data").path("search");
      List<String> order = answer.path("edges").findValuesAsText("id");
      return order.size() == 20 && Set.copyOf(order.subList(18, 20)).equals(Set.of("4", "17"))
          && answer.path("stages").findValuesAsText("reason").contains("items that the ranker's filter took out stand last");
    });
    String unfiltered = query.replace("profile: \"unbought\", ", "");
    assertThat(GraphQLClient.query(unfiltered).json().at("/data/search/edges").findValuesAsText("id").subList(18, 20))
        .doesNotContain("4", "17");
  }

  @ParameterizedTest
  @CsvSource({"THROTTLE_429, THROTTLED", "ERROR_500, UNAVAILABLE", "RESET, UNAVAILABLE", "HANG, TIMEOUT"})
  void a_fault_of_personalize_costs_the_personal_part_and_is_told(FaultKind kind, String reason) {
    aws.befall(RANKING, kind);

    Timed search = shop.search("shopper of " + kind);

    assertThat(search.page().path("totalCount").asInt()).isEqualTo(20);
    assertThat(search.page().at("/personalization/applied").asBoolean()).isFalse();
    assertThat(search.reason()).isEqualTo(reason);
  }

  @Test
  void who_is_forgotten_is_pending_until_personalize_has_deleted_them() {
    buy("leaving", 1, 2);
    assertThat(pending("leaving")).isEqualTo("[\"personalize\"]");

    Eventually.within(SOON, "it is done", () -> pending("leaving").equals("[]"));
    Eventually.within(SOON, "the list is taken away", () -> aws.answered("DeleteObject") == 1);
    assertThat(List.of(aws.answered("PutObject"), aws.answered("CreateDataDeletionJob"))).containsExactly(1, 1);
  }

  private static String pending(String shopper) {
    return GraphQLClient.query("mutation { forgetShopper(userId: \"" + shopper + "\") { pending } }")
        .json().at("/data/forgetShopper/pending").toString();
  }

  /** Straight to Personalize, with the credentials that the stand-in gave this process. */
  private static void buy(String shopper, int... items) {
    try (PersonalizeEventsClient events = PersonalizeEventsClient.builder().region(Region.EU_WEST_1)
        .endpointOverride(StandInBeside.uri()).build()) {
      events.putEvents(request -> request.trackingId("11111111-2222-3333-4444-555555555555").userId(shopper).sessionId(shopper)
          .eventList(Arrays.stream(items).mapToObj(item -> Event.builder().eventType("PURCHASE").sentAt(Instant.now())
              .itemId(String.valueOf(item)).build()).toList()));
    }
  }
}
