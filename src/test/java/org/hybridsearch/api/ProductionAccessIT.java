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

  @Test
  void nobody_acts_for_a_user_and_nobody_has_one_forgotten() {
    assertThat(GraphQLClient.query("mutation { recordEvents(events: [{eventId: \"e\", type: CLICK, itemId: \"i\","
        + " sentAt: \"2026-01-31T12:00:00Z\", shopper: {userId: \"u\"}}]) { accepted } }").codes()).containsExactly("FORBIDDEN");
    assertThat(GraphQLClient.query("mutation { forgetShopper(sessionId: \"s\") { deletedEvents } }").codes())
        .containsExactly("FORBIDDEN");
    assertThat(backend.recorded()).isEmpty();
    assertThat(backend.forgotten()).isEmpty();
  }

  @Test
  void a_session_acts_with_consent_alone() {
    String event = "mutation { recordEvents(events: [{eventId: \"e\", type: CLICK, itemId: \"i\","
        + " sentAt: \"2026-01-31T12:00:00Z\", shopper: {sessionId: \"s\"%s}}]) { accepted rejected { code } } }";
    assertThat(GraphQLClient.query(event.formatted("")).data("/recordEvents/rejected/0/code").asText()).isEqualTo("NO_CONSENT");
    assertThat(GraphQLClient.query(event.formatted(", consent: MEASUREMENT")).data("/recordEvents/accepted").asInt()).isEqualTo(1);
    assertThat(backend.recorded()).hasSize(1);
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

  @Test
  void everybody_looks_items_up() {
    assertThat(GraphQLClient.query("{ item(id: \"known\") { id } }").codes()).isEmpty();
  }
}
