package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ProductionAccess.Profile.class)
class ProductionAccessIT {

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  @Test
  void nobody_speaks_for_a_user() {
    GraphQLClient.Answer answer = GraphQLClient.search(Map.of("shopper", Map.of("userId", "kanarienvogel", "consent", "NONE")));
    assertThat(answer.codes()).containsExactly("FORBIDDEN");
    assertThat(answer.body()).doesNotContain("kanarienvogel");
    assertThat(backend.searched()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{ search(input: {}) { edges { explanation { score } } } }",
      "{ a: search(input: {}) { b: edges { ...E } } } fragment E on SearchEdge { c: explanation { d: score } }"})
  void nobody_sees_an_explanation(String document) {
    assertThat(GraphQLClient.query(document).codes()).containsExactly("FORBIDDEN");
    assertThat(backend.searched()).isEmpty();
  }

  @Test
  void everybody_searches_with_a_session() {
    GraphQLClient.search(Map.of("shopper", Map.of("sessionId", "s", "consent", "PERSONALIZATION")));
    assertThat(backend.searched()).extracting(SearchRequest::shopper)
        .containsExactly(new Shopper.Someone("", "s", Map.of()));
  }

  @Test
  void a_session_that_says_nothing_of_consent_is_nobody() {
    GraphQLClient.search(Map.of("shopper", Map.of("sessionId", "s")));
    assertThat(backend.searched()).extracting(SearchRequest::shopper).containsExactly(Shopper.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{ similarItems(itemId: \"known\", shopper: {userId: \"u\"}) { position } }",
      "{ similarItems(itemId: \"known\") { explanation { score } } }",
      "{ recommendedItems(shopper: {userId: \"u\"}) { recommendationId } }",
      "{ recommendedItems(shopper: {}) { edges { ...E } } } fragment E on SearchEdge { a: explanation { score } }"})
  void nobody_gets_recommendations_for_a_user_or_explained(String document) {
    assertThat(GraphQLClient.query(document).codes()).containsExactly("FORBIDDEN");
    assertThat(backend.recommended()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{ suggest(prefix: \"o\") { queries { text } } }", "{ similarItems(itemId: \"known\") { position } }",
      "{ recommendedItems(shopper: {sessionId: \"s\"}) { recommendationId } }"})
  void everybody_discovers(String document) {
    assertThat(GraphQLClient.query(document).codes()).isEmpty();
  }

  @Test
  void everybody_looks_items_up() {
    assertThat(GraphQLClient.query("{ item(id: \"known\") { id } }").codes()).isEmpty();
  }
}
