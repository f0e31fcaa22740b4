package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside search, at the edge. */
@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class DiscoveryIT {

  private static final String EXPLAINED = "explanation { score ranks { stage } signals { signal raw normalized weight contribution missing } }";
  private static final String ADA = "shopper: {userId: \"ada\", consent: PERSONALIZATION}";

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  @Test
  void suggestions_are_answered_whole() {
    Answer answer = GraphQLClient.query("{ suggest(prefix: \" ora \") { queries { text highlighted } items { id title } } }");
    assertThat(answer.data("/suggest/queries/0")).hasToString(
        "{\"text\":\"orange juice\",\"highlighted\":\"<em>orange</em> juice\"}");
    assertThat(answer.data("/suggest/items/0/id").asText()).isEqualTo("1");
    assertThat(backend.suggested()).containsExactly("ora|8|default");
  }

  @Test
  void suggestions_take_a_number_and_a_market() {
    GraphQLClient.query("{ suggest(prefix: \"\", first: 3, market: \"default\") { queries { text } } }");
    assertThat(backend.suggested()).containsExactly("|3|default");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{ suggest(prefix: \"a\", first: 0) { items { id } } }", "{ suggest(prefix: \"a\", first: 101) { items { id } } }",
      "{ suggest(prefix: \"a\", market: \"mars\") { items { id } } }", "{ suggest(prefix: \"a\\u0000\") { items { id } } }",
      "{ suggest { items { id } } }", "{ suggest(prefix: null) { items { id } } }",
      "{ similarItems(itemId: \"\") { position } }", "{ similarItems(itemId: \"known\", first: 0) { position } }",
      "{ similarItems(itemId: \"known\", market: \"mars\") { position } }", "{ recommendedItems { recommendationId } }",
      "{ recommendedItems(shopper: {}, first: 101) { recommendationId } }",
      "{ recommendedItems(shopper: {}, market: \"mars\") { recommendationId } }",
      "{ recommendedItems(shopper: {}, filters: [{field: \"nothing\", in: [\"a\"]}]) { recommendationId } }",
      "{ recommendedItems(shopper: {}, filters: [null]) { recommendationId } }"})
  void bad_input_is_refused(String document) {
    Answer answer = GraphQLClient.query(document);
    assertThat(answer.codes()).containsOnly("BAD_USER_INPUT");
    assertThat(backend.suggested()).isEmpty();
    assertThat(backend.recommended()).isEmpty();
  }

  @Test
  void a_prefix_has_as_many_characters_as_a_query() {
    String document = "query($p: String!) { suggest(prefix: $p) { items { id } } }";
    assertThat(GraphQLClient.query(document, Map.of("p", "x".repeat(512))).codes()).isEmpty();
    assertThat(GraphQLClient.query(document, Map.of("p", "x".repeat(513))).codes()).containsExactly("BAD_USER_INPUT");
  }

  @Test
  void items_like_an_item_are_answered_whole() {
    Answer answer = GraphQLClient.query("{ similarItems(itemId: \"known\", " + ADA + ") { cursor position score node { id } "
        + EXPLAINED + " } }");
    assertThat(answer.data("/similarItems")).hasSize(1);
    assertThat(answer.data("/similarItems/0/cursor").asText()).isEmpty();
    assertThat(answer.data("/similarItems/0/position").asInt()).isEqualTo(1);
    assertThat(answer.data("/similarItems/0/score").asDouble()).isEqualTo(0.5);
    assertThat(answer.data("/similarItems/0/node/id").asText()).isEqualTo("1");
    assertThat(answer.data("/similarItems/0/explanation/signals/1")).hasToString("{\"signal\":\"behaviour\",\"raw\":null,"
        + "\"normalized\":0.0,\"weight\":0.4,\"contribution\":0.0,\"missing\":true}");
    assertThat(answer.data("/similarItems/0/explanation/ranks")).isEmpty();
    assertThat(backend.recommended()).containsExactly(
        new FakeRecommendations.Asked(Market.DEFAULT, "known", new Shopper.Someone("ada", "", Map.of()), List.of(), 12));
  }

  @Test
  void what_is_recommended_is_told_with_who_saw_it() {
    GraphQLClient.query("{ similarItems(itemId: \"known\", " + ADA + ") { position } }");
    GraphQLClient.query("{ recommendedItems(shopper: {sessionId: \"s\", consent: MEASUREMENT}) { recommendationId } }");
    assertThat(backend.shownRecommendations()).containsExactly("default|known|1|Visitor[use=PERSONALIZATION, bot=false]",
        "default|r1|1|Visitor[use=MEASUREMENT, bot=false]");
  }

  @Test
  void an_unknown_item_is_not_found() {
    assertThat(GraphQLClient.query("{ similarItems(itemId: \"other\") { position } }").codes()).containsExactly("NOT_FOUND");
  }

  @Test
  void recommendations_are_answered_whole() {
    Answer answer = GraphQLClient.query("{ recommendedItems(" + ADA + ", first: 5, market: \"default\", "
        + "filters: [{field: \"brand\", in: [\"Acme\"]}]) { recommendationId edges { position score node { id } " + EXPLAINED
        + " } personalization { applied reason confidence source } } }");
    assertThat(answer.data("/recommendedItems/recommendationId").asText()).isEqualTo("r1");
    assertThat(answer.data("/recommendedItems/edges/0/explanation/signals/0/signal").asText()).isEqualTo("semantic");
    assertThat(answer.data("/recommendedItems/personalization")).hasToString(
        "{\"applied\":true,\"reason\":\"APPLIED\",\"confidence\":0.7,\"source\":\"local\"}");
    assertThat(backend.recommended()).containsExactly(new FakeRecommendations.Asked(Market.DEFAULT, "",
        new Shopper.Someone("ada", "", Map.of()),
        List.of(new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Acme"))), 5));
  }

  @Test
  void what_is_not_asked_for_is_not_explained() {
    Answer answer = GraphQLClient.query("{ recommendedItems(shopper: {}) { edges { position " + EXPLAINED.replace("{ score",
        "@skip(if: true) { score") + " } } }");
    assertThat(answer.data("/recommendedItems/edges/0")).hasToString("{\"position\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONE", "MEASUREMENT"})
  void who_does_not_consent_is_nobody(String consent) {
    String shopper = "shopper: {userId: \"ada\", sessionId: \"s\", consent: " + consent + "}";
    GraphQLClient.query("{ recommendedItems(" + shopper + ") { recommendationId } }");
    GraphQLClient.query("{ similarItems(itemId: \"known\", " + shopper + ") { position } }");
    assertThat(backend.recommended()).extracting(FakeRecommendations.Asked::shopper).containsExactly(Shopper.NOBODY, Shopper.NOBODY);
  }
}
