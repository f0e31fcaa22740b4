package org.hybridsearch.application;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.ProxiedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input ends at the edge: the engine never hears of it. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class BadInputSendsNothingIT extends OnFoodMart {

  private static final Map<String, ?> CHEESE = Map.of("query", "cheese");

  @Inject ProxiedEngine engine;

  static Stream<Arguments> inputs() {
    return Stream.of(
        arguments("a query of 513 characters", Map.of("query", "x".repeat(513))),
        arguments("a control character", Map.of("query", "cheese\u0007")),
        arguments("a lone surrogate", Map.of("query", "cheese\ud83d")),
        arguments("no operator", filter(Map.of("field", "brand"))),
        arguments("two operators", filter(Map.of("field", "price", "exists", true, "in", List.of("1")))),
        arguments("an unknown field", filter(Map.of("field", "colour", "exists", true))),
        arguments("a range the wrong way round", filter(Map.of("field", "price", "range", Map.of("from", 2, "to", 1)))),
        arguments("NaN", filter(Map.of("field", "price", "range", Map.of("from", "NaN")))),
        arguments("Infinity", filter(Map.of("field", "price", "range", Map.of("to", "Infinity")))),
        arguments("10,000 filters", Map.of("filters", nCopies(10_000, Map.of("field", "brand", "exists", true)))),
        arguments("a user id of 300 characters", Map.of("shopper", Map.of("userId", "u".repeat(300)))),
        arguments("an empty user id", Map.of("shopper", Map.of("userId", ""))),
        arguments("the worst first", Map.of("sort", Map.of("by", "RELEVANCE", "direction", "ASC"))),
        arguments("an unknown sort", Map.of("sort", Map.of("by", "COLOR"))),
        arguments("a direction of nothing", Map.of("sort", Map.of("direction", "ASC"))),
        arguments("an unknown profile", Map.of("profile", "nobody-made-this")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void a_bad_input_sends_nothing(String name, Map<String, ?> input) {
    assertRefused(Map.of("input", input));
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        arguments("first 0", search("first: 0")),
        arguments("a negative first", search("first: -1")),
        arguments("first 101", search("first: 101")),
        arguments("first beyond 32 bits", search("first: 4294967320")),
        arguments("a float for first", search("first: 24.9")),
        arguments("an infinite price", "{ search(input: {filters: [{field: \"price\", range: {to: 1e400}}]}) { searchId } }"),
        arguments("a negative offset", search("offset: -1")),
        arguments("an offset beyond what is reachable", search("offset: 9977")),
        arguments("an offset beyond 32 bits", search("offset: 4294967320")),
        arguments("a page named twice", search("offset: 24, after: \"abc\"")),
        arguments("a cursor that is none", search("after: \"bm90IGEgY3Vyc29y\"")),
        arguments("an item id of 300 characters", "{ item(id: \"" + "i".repeat(300) + "\") { id } }"),
        arguments("an empty item id", "{ item(id: \"\") { id } }"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void a_bad_document_sends_nothing(String name, String document) {
    engine.forget();
    assertRefused(GraphQLClient.query(document));
  }

  @Test
  void a_forged_cursor_sends_nothing() {
    String cursor = Storefront.search(CHEESE, 5, "").endCursor();
    char other = cursor.charAt(30) == 'A' ? 'B' : 'A';
    assertRefused(Map.of("input", CHEESE, "after", cursor.substring(0, 30) + other + cursor.substring(31)));
  }

  @Test
  void a_cursor_of_another_input_sends_nothing() {
    String cursor = Storefront.search(CHEESE, 5, "").endCursor();
    assertRefused(Map.of("input", Map.of("query", "milk"), "after", cursor));
  }

  @Test
  void good_input_is_seen_by_the_proxy() {
    engine.forget();
    Storefront.search("a query nobody asked before");
    assertThat(engine.sentForCallers()).extracting(ProxiedRequest::path).anyMatch(path -> path.contains("_search"));
    Storefront.search(CHEESE, 5, Storefront.search(CHEESE, 5, "").endCursor());
    Eventually.within(Duration.ofSeconds(10), "the window was written", engine::sawWindow);
    engine.forget();
    assertThat(GraphQLClient.query("{ item(id: \"1\") { id } }").codes()).isEmpty();
    assertThat(engine.sentForCallers()).isNotEmpty();
  }

  private void assertRefused(Map<String, ?> variables) {
    engine.forget();
    assertRefused(GraphQLClient.query(Storefront.SEARCH, variables));
  }

  private void assertRefused(Answer answer) {
    assertThat(answer.codes()).isNotEmpty().containsOnly("BAD_USER_INPUT");
    for (JsonNode error : answer.json().path("errors")) {
      assertThat(error.path("message").asText()).isNotBlank().endsWith(".");
    }
    assertThat(engine.sentForCallers()).isEmpty();
  }

  private static Map<String, ?> filter(Map<String, ?> filter) {
    return Map.of("filters", List.of(filter));
  }

  private static String search(String argument) {
    return "{ search(input: {query: \"cheese\"}, " + argument + ") { searchId } }";
  }
}
