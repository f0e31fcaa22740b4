package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsShop.ITEMS;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.EVENTS;
import static org.hybridsearch.application.StandInBeside.RANKING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one question to Personalize says, and what the pages that its answer is for make of it, as the service is wired. */
@QuarkusTest
@TestProfile(AwsLocalProfile.class)
@Timeout(300)
class AwsLocalPagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEARCH = """
      query($input: SearchInput!, $after: String) { search(input: $input, first: 7, after: $after) { searchId totalCount
        pageInfo { endCursor hasNextPage } edges { node { id } } personalization { source } stages { stage reason } } }""";

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  @BeforeEach
  void stock_a_shop() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    shop.restock();
    shop.record("PURCHASE", "ann", "1");
  }

  @Test
  void pages_of_one_search_are_of_one_ranking_and_what_is_done_on_any_of_them_names_it() {
    List<JsonNode> pages = new ArrayList<>(List.of(ranked("pager")));
    int asked = aws.calls(RANKING);
    String shopper = pages.getFirst().path("shopper").asText();
    while (pages.getLast().at("/pageInfo/hasNextPage").asBoolean()) {
      pages.add(search(shopper, pages.getLast().at("/pageInfo/endCursor").asText()));
    }
    List<String> ids = pages.stream().flatMap(page -> page.path("edges").findValuesAsText("id").stream()).toList();
    assertThat(ids).hasSize(ITEMS).doesNotHaveDuplicates();
    assertThat(aws.calls(RANKING)).as("rankings after the first page").isEqualTo(asked);

    String searchId = pages.getFirst().path("searchId").asText();
    JsonNode first = delivered(shop.record("CLICK", shopper, ids.getFirst(), Map.of("searchId", searchId)));
    JsonNode second = delivered(shop.record("CLICK", shopper, ids.get(7), Map.of("searchId", searchId)));
    assertThat(first.path("recommendationId").asText()).startsWith("RID-").isEqualTo(second.path("recommendationId").asText());
    assertThat(first.path("impression").valueStream().map(JsonNode::asText)).containsExactlyElementsOf(ids.subList(0, 7));
    assertThat(second.path("impression").valueStream().map(JsonNode::asText)).containsExactlyElementsOf(ids.subList(7, 14));
  }

  @Test
  void of_a_visitor_their_session_goes_to_personalize_and_what_of_the_context_is_let_through() {
    Map<String, Object> input = Map.of("query", "juice", "profile", "drinks", "shopper", Map.of("sessionId", "visit", "context",
        List.of(Map.of("key", "DEVICE", "value", "phone"), Map.of("key", "NAME", "value", "secret"))));
    AtomicReference<JsonNode> call = new AtomicReference<>();
    Eventually.within(SOON, "Personalize is asked about the session", () -> {
      GraphQLClient.query(SEARCH, Map.of("input", input));
      aws.bodies(RANKING).stream().map(AwsLocalPagesIT::read)
          .filter(body -> body.path("userId").asText().equals("visit")).forEach(call::set);
      return call.get() != null;
    });
    assertThat(call.get().path("context").toString()).isEqualTo("{\"DEVICE\":\"phone\"}");
    assertThat(call.get().path("filterArn").asText()).endsWith(":filter/category");
    assertThat(call.get().path("filterValues").toString()).isEqualTo("{\"CATEGORY\":\"\\\"drinks\\\"\"}");
  }

  /** The first page of a shopper whom the campaign ranks for; what failed before is called less for a while. */
  private static JsonNode ranked(String name) {
    AtomicInteger attempts = new AtomicInteger();
    AtomicReference<JsonNode> page = new AtomicReference<>();
    Eventually.within(SOON, "the campaign ranks", () -> {
      String shopper = name + attempts.incrementAndGet();
      page.set(search(shopper, ""));
      ((ObjectNode) page.get()).put("shopper", shopper);
      return page.get().at("/personalization/source").asText().equals("personalize");
    });
    return page.get();
  }

  private static JsonNode search(String shopper, String after) {
    Map<String, Object> variables =
        new HashMap<>(Map.of("input", Map.of("query", "juice", "shopper", Map.of("userId", shopper))));
    if (!after.isEmpty()) {
      variables.put("after", after);
    }
    return GraphQLClient.query(SEARCH, variables).data("/search");
  }

  /** The event as the tracker got it, as soon as it has. */
  private JsonNode delivered(String eventId) {
    AtomicReference<JsonNode> event = new AtomicReference<>();
    Eventually.within(SOON, "it is delivered", () -> {
      aws.answeredBodies(EVENTS).stream().map(AwsLocalPagesIT::read).flatMap(body -> body.path("eventList").valueStream())
          .filter(each -> each.path("eventId").asText().equals(eventId)).forEach(event::set);
      return event.get() != null;
    });
    return event.get();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
