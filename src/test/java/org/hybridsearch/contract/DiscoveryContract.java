package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hybridsearch.contract.Asking.Told;
import org.junit.jupiter.api.Test;

/** Suggestions, items like an item, and items for a shopper. */
interface DiscoveryContract {

  String EDGES = "cursor position score node { id brand } highlights { field } "
      + "explanation { score ranks { stage } signals { signal raw normalized weight contribution missing } }";

  Asking asking();

  ScriptedRanker ranker();

  private static String fan() {
    return "fan-" + UUID.randomUUID();
  }

  @Test
  default void completions_come_with_what_was_typed_marked() {
    Told told = asking().ask("{ suggest(prefix: \"chai\", first: 1, market: \"default\") { queries { text highlighted } items { id } } }");
    assertThat(told.texts("/suggest/items", "/id")).containsExactly("bare");
    assertThat(told.list("/suggest/queries")).hasSize(1);
    assertThat(told.text("/suggest/queries/0/text")).isEqualTo("chair");
    assertThat(told.text("/suggest/queries/0/highlighted")).isEqualTo("<em>chai</em>r");
  }

  @Test
  default void as_many_are_suggested_as_asked_for_and_eight_otherwise() {
    assertThat(asking().ask("{ suggest(prefix: \"juice\") { items { id } } }").list("/suggest/items")).hasSize(8);
    assertThat(asking().ask("{ suggest(prefix: \"juice\", first: 11) { items { id } } }").list("/suggest/items")).hasSize(11);
  }

  @Test
  default void items_like_an_item_are_others_best_first_and_explained() {
    Told told = asking().ask("{ similarItems(itemId: \"j4\", first: 5, market: \"default\") { " + EDGES + " } }");
    assertExplained(told, "/similarItems", List.of("semantic", "behaviour", "personal"));
    List<String> ids = told.texts("/similarItems", "/node/id");
    assertThat(ids).hasSize(5).doesNotHaveDuplicates().doesNotContain("j4");
    assertThat(ids).as("orange juices").allMatch(id -> Integer.parseInt(id.substring(1)) % 4 == 0);
    assertThat(asking().ask("{ similarItems(itemId: \"j4\") { node { id } } }").list("/similarItems")).hasSize(12);
  }

  @Test
  default void a_shopper_moves_items_like_an_item() {
    String shopper = fan();
    Told told = asking().ask("{ similarItems(itemId: \"j4\", shopper: {userId: \"" + shopper + "\", consent: PERSONALIZATION}) { "
        + EDGES + " } }");
    assertThat(ranker().asked().getLast().userId()).isEqualTo(shopper);
    assertThat(told.list("/similarItems")).anySatisfy(edge ->
        assertThat(edge.at("/explanation/signals/2/contribution").asDouble()).isPositive());
  }

  @Test
  default void an_unknown_item_has_none_like_it() {
    asking().refused("NOT_FOUND", "{ similarItems(itemId: \"nowhere\") { position } }");
  }

  @Test
  default void a_shopper_gets_items_without_a_query() {
    String shopper = fan();
    Told told = asking().ask("{ recommendedItems(shopper: {userId: \"" + shopper + "\"}, first: 30, market: \"default\", "
        + "filters: [{field: \"brand\", in: [\"Press 1\"]}]) { recommendationId edges { " + EDGES
        + " } personalization { applied reason confidence source } } }");
    assertThat(told.text("/recommendedItems/recommendationId")).isNotBlank();
    assertThat(told.read("/recommendedItems/personalization")).hasToString(
        "{\"applied\":true,\"reason\":\"APPLIED\",\"confidence\":0.75,\"source\":\"scripted\"}");
    assertThat(told.texts("/recommendedItems/edges", "/node/brand")).hasSize(20).containsOnly("Press 1");
    assertExplained(told, "/recommendedItems/edges", List.of("personal", "popularity"));
    assertThat(ranker().asked().getLast().userId()).isEqualTo(shopper);
  }

  @Test
  default void somebody_new_gets_what_is_popular() {
    Told told = asking().ask("{ recommendedItems(shopper: {sessionId: \"new-" + UUID.randomUUID()
        + "\"}) { recommendationId edges { node { id popularity } } personalization { applied reason confidence source } } }");
    assertThat(told.text("/recommendedItems/personalization/reason")).isEqualTo("UNKNOWN_SHOPPER");
    List<JsonNode> edges = told.list("/recommendedItems/edges");
    assertThat(edges).hasSize(24);
    List<String> best = Goods.juices("POPULARITY").reversed();
    assertThat(edges).extracting(edge -> edge.at("/node/id").asText()).startsWith(best.get(0), best.get(1), best.get(2));
  }

  private static void assertExplained(Told told, String edges, List<String> signals) {
    List<JsonNode> list = told.list(edges);
    assertThat(list).extracting(edge -> edge.path("position").asInt())
        .isEqualTo(IntStream.rangeClosed(1, list.size()).boxed().toList());
    assertThat(list).extracting(edge -> -edge.path("score").asDouble()).isSorted();
    assertThat(list).allSatisfy(edge -> {
      assertThat(edge.path("cursor").asText()).isEmpty();
      assertThat(edge.path("highlights")).isEmpty();
      assertThat(edge.at("/explanation/ranks")).isEmpty();
      assertThat(edge.at("/explanation/score")).isEqualTo(edge.path("score"));
      assertThat(edge.at("/explanation/signals")).extracting(signal -> signal.path("signal").asText()).isEqualTo(signals);
      double sum = 0;
      for (JsonNode signal : edge.at("/explanation/signals")) {
        sum += signal.path("weight").asDouble() * signal.path("normalized").asDouble();
      }
      assertThat(sum).isCloseTo(edge.path("score").asDouble(), within(1e-4));
    });
  }
}
