package org.hybridsearch.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a code and a sentence, hears nothing of itself again, and goes nowhere. */
@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class HostileInputIT {

  private static final String CANARY = "kanarienvogel";

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  static Stream<Arguments> inputs() {
    return Stream.of(
        arguments("a query of 513 characters", Map.of("query", CANARY + "x".repeat(513 - CANARY.length()))),
        arguments("a control character", Map.of("query", CANARY + "\u0000")),
        arguments("a tab", Map.of("query", CANARY + "\tx")),
        arguments("a C1 control character", Map.of("query", CANARY + "\u0085")),
        arguments("a high surrogate alone", Map.of("query", CANARY + "\ud83d")),
        arguments("a low surrogate alone", Map.of("query", "\ude00" + CANARY)),
        arguments("an unknown field of the input", Map.of(CANARY, 1)),
        arguments("a query that is a number", Map.of("query", 815)),
        arguments("a query that is a list", Map.of("query", List.of(List.of(CANARY)))),
        arguments("an unknown market", Map.of("market", CANARY)),
        arguments("a malformed market", Map.of("market", "../" + CANARY)),
        arguments("a market of 300 characters", Map.of("market", CANARY.repeat(30))),
        arguments("an empty market", Map.of("market", "")),
        arguments("an empty profile", Map.of("profile", "")),
        arguments("a profile of 300 characters", Map.of("profile", CANARY.repeat(30))),
        arguments("an unknown mode", Map.of("personalization", CANARY)),
        arguments("an empty user id", Map.of("shopper", Map.of("userId", ""))),
        arguments("a user id of 300 characters", Map.of("shopper", Map.of("userId", CANARY.repeat(30)))),
        arguments("an empty session id", Map.of("shopper", Map.of("sessionId", ""))),
        arguments("a session id with half a surrogate pair", Map.of("shopper", Map.of("sessionId", CANARY + "\ud83d"))),
        arguments("an unknown consent", Map.of("shopper", Map.of("consent", CANARY))),
        arguments("151 context entries", shopper(IntStream.range(0, 151).mapToObj(i -> entry(CANARY + i, "v")).toList())),
        arguments("a context value of 1001 characters", shopper(List.of(entry("k", "v".repeat(1001))))),
        arguments("an empty context value", shopper(List.of(entry("k", "")))),
        arguments("a context key of 300 characters", shopper(List.of(entry(CANARY.repeat(30), "v")))),
        arguments("a context key given twice", shopper(List.of(entry(CANARY, "v"), entry(CANARY, "w")))),
        arguments("a context entry without value", shopper(List.of(Map.of("key", CANARY)))),
        arguments("10,000 filters", filters(Collections.nCopies(10_000, filter("brand", "in", List.of(CANARY))))),
        arguments("51 filters", filters(Collections.nCopies(51, filter("brand", "in", List.of(CANARY))))),
        arguments("no operator", filters(List.of(Map.of("field", "brand")))),
        arguments("two operators", filters(List.of(Map.of("field", "price", "exists", true, "range", Map.of("from", 1))))),
        arguments("an unknown field", filters(List.of(filter(CANARY, "exists", true)))),
        arguments("an engine's field", filters(List.of(filter("_id", "in", List.of(CANARY))))),
        arguments("an empty attribute name", filters(List.of(filter("attributes.", "exists", true)))),
        arguments("an attribute name with a dot", filters(List.of(filter("attributes.a." + CANARY, "exists", true)))),
        arguments("an attribute name with a star", filters(List.of(filter("attributes.*", "exists", true)))),
        arguments("an attribute name of 65 characters", filters(List.of(filter("attributes." + "a".repeat(65), "exists", true)))),
        arguments("values for a text field", filters(List.of(filter("title", "in", List.of(CANARY))))),
        arguments("a range of texts", filters(List.of(filter("description", "range", Map.of("from", 1))))),
        arguments("21 facets", facets(Collections.nCopies(21, Map.of("field", "brand")))),
        arguments("a facet of an unknown field", facets(List.of(Map.of("field", CANARY)))),
        arguments("a facet of titles", facets(List.of(Map.of("field", "title")))),
        arguments("a facet of addresses", facets(List.of(Map.of("field", "url")))),
        arguments("a facet without a field", facets(List.of(Map.of("first", 3)))),
        arguments("a facet that is null", facets(Collections.singletonList(null))),
        arguments("no values of a facet", facets(List.of(Map.of("field", "brand", "first", 0)))),
        arguments("1,001 values of a facet", facets(List.of(Map.of("field", "brand", "first", 1001)))),
        arguments("ranges of words", facets(List.of(Map.of("field", "brand", "ranges", List.of(Map.of("from", 1)))))),
        arguments("51 ranges", facets(List.of(Map.of("field", "price", "ranges", Collections.nCopies(51, Map.of("from", 1)))))),
        arguments("a facet's range without ends", facets(List.of(Map.of("field", "price", "ranges", List.of(Map.of()))))),
        arguments("a facet of times without ranges", facets(List.of(Map.of("field", "createdAt")))),
        arguments("a range of addresses", filters(List.of(filter("imageUrl", "range", Map.of("from", 1))))),
        arguments("a field that is null", filters(List.of(Collections.singletonMap("field", null)))),
        arguments("a filter that is null", filters(Collections.singletonList(null))),
        arguments("no values", filters(List.of(filter("brand", "in", List.of())))),
        arguments("a null among the values", filters(List.of(filter("brand", "in", Collections.singletonList(null))))),
        arguments("501 values", filters(List.of(filter("brand", "in", Collections.nCopies(501, CANARY))))),
        arguments("an empty value", filters(List.of(filter("brand", "in", List.of(""))))),
        arguments("a value of 300 characters", filters(List.of(filter("brand", "in", List.of(CANARY.repeat(30)))))),
        arguments("a control character in a value", filters(List.of(filter("brand", "in", List.of(CANARY + "\n"))))),
        arguments("a word for a number", filters(List.of(filter("price", "in", List.of(CANARY))))),
        arguments("NaN for a number", filters(List.of(filter("price", "in", List.of("NaN"))))),
        arguments("a hexadecimal number", filters(List.of(filter("price", "in", List.of("0x10"))))),
        arguments("an infinite number as text", filters(List.of(filter("price", "in", List.of("1e400"))))),
        arguments("a count beyond 32 bits", filters(List.of(filter("ratingCount", "in", List.of("4294967320"))))),
        arguments("a word for a truth value", filters(List.of(filter("available", "in", List.of(CANARY))))),
        arguments("values for a time", filters(List.of(filter("createdAt", "in", List.of("1"))))),
        arguments("a range of words", filters(List.of(filter("brand", "range", Map.of("from", 1))))),
        arguments("a range of truth values", filters(List.of(filter("available", "range", Map.of("from", 0))))),
        arguments("a range without ends", filters(List.of(filter("price", "range", Map.of())))),
        arguments("a range the wrong way round", filters(List.of(filter("price", "range", Map.of("from", 2, "to", 1))))),
        arguments("NaN as text in a range", filters(List.of(filter("price", "range", Map.of("from", "NaN"))))),
        arguments("infinity as text in a range", filters(List.of(filter("price", "range", Map.of("to", "Infinity"))))),
        arguments("a number in quotes in a range", filters(List.of(filter("price", "range", Map.of("to", "1"))))),
        arguments("a number no price has", filters(List.of(filter("price", "range", Map.of("to", 1e300))))),
        arguments("a time no calendar has", filters(List.of(filter("createdAt", "range", Map.of("to", 1e15))))),
        arguments("a truth value that is a word", filters(List.of(filter("brand", "exists", CANARY)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void a_bad_input_is_refused(String name, Map<String, ?> input) {
    assertRefused(GraphQLClient.search(input));
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        arguments("first 0", search("first: 0")),
        arguments("a negative first", search("first: -1")),
        arguments("first 101", search("first: 101")),
        arguments("first beyond 32 bits, which its low bits hide", search("first: 4294967320")),
        arguments("first beyond any number", search("first: " + "9".repeat(400))),
        arguments("a fraction for first", search("first: 24.9")),
        arguments("a whole number written as a fraction", search("first: 24.0")),
        arguments("first in quotes", search("first: \"24\"")),
        arguments("a huge exponent for first", search("first: 1e999999999")),
        arguments("an empty cursor", search("after: \"\"")),
        arguments("a cursor of 600 characters", search("after: \"" + "a".repeat(600) + "\"")),
        arguments("a cursor of other letters", search("after: \"" + CANARY + "!\"")),
        arguments("a cursor that is a number", search("after: 1")),
        arguments("an infinite end of a range",
            "{ search(input: {filters: [{field: \"price\", range: {from: 1e400}}]}) { searchId } }"),
        arguments("a huge exponent in a range",
            "{ search(input: {filters: [{field: \"price\", range: {from: 1e999999999}}]}) { searchId } }"),
        arguments("an enum that is a text", "{ search(input: {personalization: \"FULL\"}) { searchId } }"),
        arguments("half a surrogate pair", "{ search(input: {query: \"" + CANARY + "\\uD83D\"}) { searchId } }"),
        arguments("no input", "{ search { searchId } }"),
        arguments("a null input", "{ search(input: null) { searchId } }"),
        arguments("an input field twice", "{ search(input: {query: \"a\", query: \"" + CANARY + "\"}) { searchId } }"),
        arguments("an unknown argument", "{ search(input: {}, " + CANARY + ": 1) { searchId } }"),
        arguments("an unknown field", "{ search(input: {}) { " + CANARY + " } }"),
        arguments("an unknown operation", "{ " + CANARY + " }"),
        arguments("a selection that is missing", "{ search(input: {}) }"),
        arguments("a selection too many", "{ search(input: {}) { searchId { " + CANARY + " } } }"),
        arguments("an unknown fragment", "{ search(input: {}) { ..." + CANARY + " } }"),
        arguments("an unknown directive", "{ search(input: {}) @" + CANARY + " { searchId } }"),
        arguments("an undefined variable", "{ search(input: {query: $" + CANARY + "}) { searchId } }"),
        arguments("a variable of an unknown type", "query($v: " + CANARY + ") { search(input: {}) { searchId } }"),
        arguments("a required variable left out", "query($" + CANARY + ": Int!) { search(input: {}, first: $" + CANARY
            + ") { searchId } }"),
        arguments("a mutation", "mutation { " + CANARY + " }"),
        arguments("a subscription", "subscription { " + CANARY + " }"),
        arguments("no GraphQL at all", CANARY),
        arguments("an unclosed text", "{ search(input: {query: \"" + CANARY + ") { searchId } }"),
        arguments("a control character in the document", "{ search(input: {}) { searchId } } \u0000 " + CANARY),
        arguments("two operations and no name",
            "query A { item(id: \"" + CANARY + "\") { id } } query B { item(id: \"1\") { id } }"),
        arguments("a fragment that uses itself", "{ ...F } fragment F on Query { ...F search(input: {}) { searchId } }"),
        arguments("an item id of 300 characters", "{ item(id: \"" + CANARY.repeat(30) + "\") { id } }"),
        arguments("an empty item id", "{ item(id: \"\") { id } }"),
        arguments("a control character in an item id", "{ item(id: \"" + CANARY + "\\u0007\") { id } }"),
        arguments("an unknown market of an item", "{ item(id: \"known\", market: \"" + CANARY + "\") { id } }"),
        arguments("500 levels of nesting", "{ a ".repeat(500) + "}".repeat(500)),
        arguments("5,000 levels of nesting", "{a".repeat(5000) + "}".repeat(5000)),
        arguments("lists in lists", "{ search(input: " + "[".repeat(5000) + "]".repeat(5000) + ") { searchId } }"),
        arguments("a document of 20,000 characters", "{ search(input: {}) { searchId } } # " + CANARY + "x".repeat(20_000)),
        arguments("51 aliases", "{ search(input: {}) { nodes { " + aliases(51, "id") + " } } }"),
        arguments("a hundred items with everything twice, thrice and more",
            "{ search(input: {}, first: 100) { nodes { " + "id title brand ".repeat(34) + " } } }"),
        arguments("11 searches at once", "{ " + aliases(11, "search(input: {}) { searchId }") + " }"),
        arguments("1,100 fields", "{ search(input: {}) { " + aliases(1_100, "id") + " } }"),
        arguments("300 fragments in a row", "{ search(input: {}) { nodes { ...F0 } } } " + IntStream.range(0, 300)
            .mapToObj(i -> "fragment F" + i + " on Item { ...F" + (i + 1) + " }").collect(joining(" "))),
        arguments("few words that mean 125,000 fields", "{ search(input: {}) { ...A } }"
            + " fragment A on SearchConnection { " + aliases(50, "edges { ...B }") + " }"
            + " fragment B on SearchEdge { " + aliases(50, "node { ...C }") + " }"
            + " fragment C on Item { " + aliases(50, "id") + " }"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void a_bad_document_is_refused(String name, String document) {
    assertRefused(GraphQLClient.query(document));
  }

  static Stream<Arguments> variables() {
    return Stream.of(
        arguments("beyond 32 bits", "4294967320"), arguments("below 32 bits", "-2147483649"), arguments("a fraction", "24.9"),
        arguments("a whole fraction", "24.0"), arguments("infinite", "1e400"), arguments("a text", "\"24\""),
        arguments("a truth value", "true"), arguments("a list", "[1, 2]"), arguments("an object", "{\"" + CANARY + "\": 1}"),
        arguments("zero", "0"), arguments("an exponent", "1e1"), arguments("NaN", "NaN"), arguments("huge", "1e99999999"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variables")
  void a_bad_variable_is_refused(String name, String value) {
    assertRefused(GraphQLClient.post("{\"query\": \"query($first: Int) { search(input: {}, first: $first) { searchId } }\", "
        + "\"variables\": {\"first\": " + value + "}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"the and of", "🍊🧃", "👩‍👩‍👧‍👦", "น้ำส้ม", "title:* OR _exists_:x", "{\"match_all\":{}}",
      "a\" OR \"b", "*", "\\",
      "'; DROP TABLE items; --", "<script>alert(1)</script>", "${jndi:ldap://x}", "عصير", "e\u0301", "\u200b"})
  void a_strange_query_is_searched_as_text(String query) {
    assertThat(GraphQLClient.search(Map.of("query", query)).codes()).isEmpty();
    assertThat(backend.searched()).singleElement().satisfies(request -> assertThat(request.query()).isEqualTo(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "      ", "\u2003"})
  void a_query_of_blanks_browses(String query) {
    assertThat(GraphQLClient.search(Map.of("query", query)).codes()).isEmpty();
    assertThat(backend.searched()).singleElement().satisfies(request -> assertThat(request.browses()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "🍊"})
  void a_query_of_512_characters_is_searched(String character) {
    assertThat(GraphQLClient.search(Map.of("query", character.repeat(512))).codes()).isEmpty();
    assertThat(backend.searched()).hasSize(1);
  }

  private void assertRefused(Answer answer) {
    assertThat(answer.codes()).isNotEmpty().containsOnly("BAD_USER_INPUT");
    assertThat(answer.json().path("errors")).allSatisfy(error -> {
      assertThat(error.path("message").asText()).endsWith(".");
      assertThat(error.path("extensions")).hasSize(1);
    });
    assertThat(answer.body()).doesNotContainIgnoringCase(CANARY);
    assertThat(answer.status()).isLessThan(500);
    assertThat(backend.searched()).isEmpty();
    assertThat(backend.lookedUp()).isEmpty();
  }

  private static String search(String argument) {
    return "{ search(input: {}, " + argument + ") { searchId } }";
  }

  private static String aliases(int count, String field) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < count; i++) {
      written.append('a').append(i).append(':').append(field).append(' ');
    }
    return written.toString();
  }

  private static Map<String, ?> facets(List<?> facets) {
    return Map.of("facets", facets);
  }

  private static Map<String, ?> filters(List<?> filters) {
    return Map.of("filters", filters);
  }

  private static Map<String, ?> filter(String field, String operator, Object operand) {
    return Map.of("field", field, operator, operand);
  }

  private static Map<String, ?> shopper(List<?> context) {
    return Map.of("shopper", Map.of("sessionId", "s", "context", context));
  }

  private static Map<String, ?> entry(String key, String value) {
    return Map.of("key", key, "value", value);
  }
}
