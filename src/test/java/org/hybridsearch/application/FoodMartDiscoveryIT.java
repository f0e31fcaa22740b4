package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a grocery shop shows beside search: suggestions before anybody searched in it, and recommendations of its two years. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartDiscoveryIT extends OnFoodMart {

  private static final String CUSTOMER = "250";

  @Test
  void words_and_items_are_suggested() {
    for (String typed : List.of("ora", "chese")) {
      JsonNode suggested = suggest(typed, 4);
      assertThat(suggested.path("queries")).hasSize(4);
      assertThat(suggested.path("items")).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"o", "or", "oran", "orange", "orange j", "ornage", "oragne ju"})
  void orange_juice_is_suggested_from_its_first_letters_on(String typed) {
    JsonNode suggested = suggest(typed, 8);
    assertThat(values(suggested.path("queries"), "text")).isNotEmpty();
    if (typed.length() > 3) {
      assertThat(values(suggested.path("queries"), "text")).contains("orange juice");
      assertThat(values(suggested.path("items"), "title")).allMatch(title -> title.contains("Orange"));
    }
  }

  @Test
  void brands_and_categories_are_suggested() {
    assertThat(values(suggest("bev", 8).path("queries"), "highlighted")).contains("<em>Bev</em>erages");
    assertThat(values(suggest("book", 8).path("queries"), "highlighted")).contains("<em>Book</em>er");
    assertThat(values(suggest("booker mi", 8).path("items"), "brand")).isNotEmpty().containsOnly("Booker");
  }

  @Test
  void nothing_is_suggested_for_what_the_shop_does_not_have() {
    assertThat(suggest("xylophone", 8)).hasToString("{\"queries\":[],\"items\":[]}");
  }

  @Test
  void items_like_an_item_are_of_its_kind_or_go_with_it() {
    List<JsonNode> like = edges(data("{ similarItems(itemId: \"319\") { position score node { id title categories } "
        + "explanation { score signals { signal contribution } } } }", "/similarItems"));
    System.out.println("like Excellent Orange Juice: " + titles(like));
    assertThat(like).hasSize(12).extracting(edge -> edge.at("/node/id").asText()).doesNotContain("319").doesNotHaveDuplicates();
    assertThat(like.subList(0, 3)).allMatch(edge -> edge.at("/node/categories").toString().contains("Juice"));
    assertThat(like).allSatisfy(edge -> assertThat(edge.at("/explanation/signals")).hasSize(3));
  }

  @Test
  void a_customer_gets_another_order_than_somebody_new() {
    String document = "query($id: ID!) { recommendedItems(shopper: {userId: $id}, first: 24) "
        + "{ recommendationId edges { position node { id title } } personalization { applied reason source confidence } } }";
    JsonNode known = data(document, Map.of("id", CUSTOMER), "/recommendedItems");
    JsonNode unknown = data(document, Map.of("id", "nobody-" + System.nanoTime()), "/recommendedItems");
    System.out.println("for customer " + CUSTOMER + ": " + titles(edges(known.path("edges"))));
    assertThat(known.at("/personalization/applied").asBoolean()).isTrue();
    assertThat(unknown.at("/personalization/reason").asText()).isEqualTo("UNKNOWN_SHOPPER");
    assertThat(known.path("edges")).hasSize(24).isNotEqualTo(unknown.path("edges"));
    assertThat(known.path("recommendationId").asText()).isNotEqualTo(unknown.path("recommendationId").asText());
  }

  @Test
  void recommendations_keep_to_filters() {
    List<JsonNode> found = edges(data("{ recommendedItems(shopper: {userId: \"" + CUSTOMER
        + "\"}, filters: [{field: \"brand\", in: [\"Booker\"]}]) { edges { node { brand } } } }", "/recommendedItems/edges"));
    assertThat(found).isNotEmpty().allMatch(edge -> edge.at("/node/brand").asText().equals("Booker"));
  }

  private static JsonNode suggest(String typed, int first) {
    return data("query($prefix: String!, $first: Int) { suggest(prefix: $prefix, first: $first) "
        + "{ queries { text highlighted } items { id title brand } } }", Map.of("prefix", typed, "first", first), "/suggest");
  }

  private static JsonNode data(String document, String path) {
    return data(document, Map.of(), path);
  }

  private static JsonNode data(String document, Map<String, ?> variables, String path) {
    GraphQLClient.Answer answer = GraphQLClient.query(document, variables);
    assertThat(answer.codes()).as(answer.body()).isEmpty();
    return answer.data(path);
  }

  private static List<JsonNode> edges(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static List<String> titles(List<JsonNode> edges) {
    return edges.stream().map(edge -> edge.at("/node/title").asText()).toList();
  }

  private static List<String> values(JsonNode list, String field) {
    return edges(list).stream().map(each -> each.path(field).asText()).toList();
  }
}
