package org.hybridsearch.contract;

import static java.util.Collections.nCopies;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** At least one wrong value for everything a request may hold. */
final class BadInputs {

  private static final String SHOPPER = "shopper: {sessionId: \"s\"}";

  private BadInputs() {}

  /**
   * A request that must be refused.
   *
   * @param what the coordinate of what is wrong with it
   * @param name what the message names
   */
  record Bad(String what, String name, String document, Map<String, ?> variables) {

    @Override
    public String toString() {
      return what + (variables.isEmpty() ? " " + document : " " + variables).replaceAll("(.{80}).*", "$1");
    }
  }

  static Stream<Bad> all() {
    return Stream.of(arguments(), inputs(), filters(), shoppers(), events()).flatMap(each -> each);
  }

  private static Bad bad(String coordinate, String document) {
    String name = coordinate.replaceAll(".*\\(|\\)", "").replaceAll(".*\\.", "");
    return new Bad(coordinate, name, document, Map.of());
  }

  private static Bad bad(String coordinate, Map<String, ?> input) {
    return new Bad(coordinate, coordinate.replaceAll(".*\\.", ""), "query($input: SearchInput!) { search(input: $input) { searchId } }",
        Map.of("input", input));
  }

  private static Stream<Bad> arguments() {
    String long_ = "x".repeat(513);
    return Stream.of(
        bad("Query.search(input)", "{ search { searchId } }"),
        bad("Query.search(input)", "{ search(input: null) { searchId } }"),
        bad("Query.search(input)", "{ search(input: \"juice\") { searchId } }"),
        bad("Query.search(first)", "{ search(input: {}, first: 0) { searchId } }"),
        bad("Query.search(first)", "{ search(input: {}, first: 101) { searchId } }"),
        bad("Query.search(first)", "{ search(input: {}, first: \"24\") { searchId } }"),
        bad("Query.search(after)", "{ search(input: {}, after: \"a b\") { searchId } }"),
        bad("Query.search(after)", "{ search(input: {}, after: \"bm90IGEgY3Vyc29y\") { searchId } }"),
        bad("Query.search(after)", "{ search(input: {}, after: 7) { searchId } }"),
        bad("Query.search(offset)", "{ search(input: {}, offset: -1) { searchId } }"),
        bad("Query.search(offset)", "{ search(input: {}, offset: 9977) { searchId } }"),
        bad("Query.search(offset)", "{ search(input: {}, offset: 1.5) { searchId } }"),
        bad("Query.suggest(prefix)", "{ suggest(prefix: \"" + long_ + "\") { queries { text } } }"),
        bad("Query.suggest(prefix)", "{ suggest { queries { text } } }"),
        bad("Query.suggest(first)", "{ suggest(prefix: \"j\", first: 0) { queries { text } } }"),
        bad("Query.suggest(market)", "{ suggest(prefix: \"j\", market: \"mars\") { queries { text } } }"),
        bad("Query.item(id)", "{ item(id: \"\") { id } }"),
        bad("Query.item(id)", "{ item(id: {}) { id } }"),
        bad("Query.item(market)", "{ item(id: \"j1\", market: \"mars\") { id } }"),
        bad("Query.similarItems(itemId)", "{ similarItems(itemId: \"\") { position } }"),
        bad("Query.similarItems(first)", "{ similarItems(itemId: \"j1\", first: 101) { position } }"),
        bad("Query.similarItems(shopper)", "{ similarItems(itemId: \"j1\", shopper: \"me\") { position } }"),
        bad("Query.similarItems(market)", "{ similarItems(itemId: \"j1\", market: \"mars\") { position } }"),
        bad("Query.recommendedItems(shopper)", "{ recommendedItems { recommendationId } }"),
        bad("Query.recommendedItems(first)", "{ recommendedItems(" + SHOPPER + ", first: 0) { recommendationId } }"),
        bad("Query.recommendedItems(filters)", "{ recommendedItems(" + SHOPPER + ", filters: ["
            + "{field: \"brand\", exists: true}, ".repeat(51) + "]) { recommendationId } }"),
        bad("Query.recommendedItems(filters)", "{ recommendedItems(" + SHOPPER + ", filters: [null]) { recommendationId } }"),
        bad("Query.recommendedItems(market)", "{ recommendedItems(" + SHOPPER + ", market: \"mars\") { recommendationId } }"),
        bad("Mutation.forgetShopper(userId)", "mutation { forgetShopper(userId: \"\") { deletedEvents } }"),
        bad("Mutation.forgetShopper(userId)", "mutation { forgetShopper { deletedEvents } }"),
        bad("Mutation.forgetShopper(sessionId)", "mutation { forgetShopper(sessionId: \"\") { deletedEvents } }"));
  }

  private static Stream<Bad> inputs() {
    return Stream.of(
        bad("SearchInput.market", Map.of("market", "mars")),
        bad("SearchInput.query", Map.of("query", "x".repeat(513))),
        bad("SearchInput.query", Map.of("query", "juice\u0007")),
        bad("SearchInput.query", Map.of("query", 815)),
        bad("SearchInput.filters", Map.of("filters", nCopies(51, Map.of("field", "brand", "exists", true)))),
        bad("SearchInput.filters", Map.of("filters", Arrays.asList((Object) null))),
        bad("SearchInput.facets", Map.of("facets", nCopies(21, Map.of("field", "brand")))),
        bad("SearchInput.facets", Map.of("facets", "brand")),
        bad("SearchInput.sort", Map.of("sort", "PRICE")),
        bad("SearchInput.shopper", Map.of("shopper", "me")),
        bad("SearchInput.personalization", Map.of("personalization", "SOME")),
        bad("SearchInput.profile", Map.of("profile", "nobody-made-this")),
        bad("SearchInput.profile", Map.of("profile", "")),
        bad("SortInput.by", Map.of("sort", Map.of("by", "COLOR"))),
        bad("SortInput.by", Map.of("sort", Map.of("direction", "ASC"))),
        bad("SortInput.direction", Map.of("sort", Map.of("by", "PRICE", "direction", "UP"))),
        bad("SortInput.direction", Map.of("sort", Map.of("by", "RELEVANCE", "direction", "ASC"))));
  }

  private static Bad filter(String coordinate, Map<String, ?> filter) {
    return bad(coordinate, Map.of("filters", List.of(Map.of("field", "brand", "exists", true), filter)));
  }

  private static Bad facet(String coordinate, Map<String, ?> facet) {
    return bad(coordinate, Map.of("facets", List.of(facet)));
  }

  private static Stream<Bad> filters() {
    return Stream.of(
        filter("FilterInput.field", Map.of("field", "colour", "exists", true)),
        filter("FilterInput.field", Map.of("exists", true)),
        filter("FilterInput.in", Map.of("field", "brand", "in", List.of())),
        filter("FilterInput.in", Map.of("field", "price", "in", List.of("cheap"))),
        filter("FilterInput.in", Map.of("field", "available", "in", List.of("yes"))),
        filter("FilterInput.in", Map.of("field", "brand", "in", List.of(7))),
        filter("FilterInput.in", Map.of("field", "brand", "in", nCopies(501, "Press"))),
        filter("FilterInput.range", Map.of("field", "brand", "range", Map.of("from", 1))),
        filter("FilterInput.range", Map.of("field", "price", "range", Map.of())),
        filter("FilterInput.range", Map.of("field", "price", "range", 7)),
        filter("FilterInput.exists", Map.of("field", "brand", "exists", "maybe")),
        filter("FilterInput.exists", Map.of("field", "brand")),
        filter("FilterInput.exists", Map.of("field", "title", "in", List.of("juice"))),
        filter("RangeInput.from", Map.of("field", "price", "range", Map.of("from", "NaN"))),
        filter("RangeInput.from", Map.of("field", "price", "range", Map.of("from", 2, "to", 1))),
        filter("RangeInput.from", Map.of("field", "price", "range", Map.of("from", -1e300))),
        filter("RangeInput.to", Map.of("field", "price", "range", Map.of("to", 1e300))),
        filter("RangeInput.to", Map.of("field", "price", "range", Map.of("to", "1"))),
        facet("FacetInput.field", Map.of("field", "colour")),
        facet("FacetInput.field", Map.of("first", 1)),
        facet("FacetInput.first", Map.of("field", "brand", "first", 1001)),
        facet("FacetInput.first", Map.of("field", "brand", "first", 4_294_967_320L)),
        facet("FacetInput.ranges", Map.of("field", "createdAt")),
        facet("FacetInput.ranges", Map.of("field", "price", "ranges", nCopies(51, Map.of("from", 1)))));
  }

  private static Bad shopper(String coordinate, Map<String, ?> shopper) {
    return bad(coordinate, Map.of("shopper", shopper));
  }

  private static Stream<Bad> shoppers() {
    return Stream.of(
        shopper("ShopperInput.userId", Map.of("userId", "")),
        shopper("ShopperInput.userId", Map.of("userId", List.of("u"))),
        shopper("ShopperInput.sessionId", Map.of("sessionId", "s".repeat(257))),
        shopper("ShopperInput.consent", Map.of("sessionId", "s", "consent", "YES")),
        shopper("ShopperInput.context", Map.of("sessionId", "s", "context",
            IntStream.range(0, 151).mapToObj(i -> Map.of("key", "k" + i, "value", "v")).toList())),
        shopper("ContextEntryInput.key", Map.of("sessionId", "s", "context", List.of(Map.of("key", "", "value", "v")))),
        shopper("ContextEntryInput.key", Map.of("sessionId", "s", "context", List.of(Map.of("value", "v")))),
        shopper("ContextEntryInput.value", Map.of("sessionId", "s", "context", List.of(Map.of("key", "k", "value", "")))),
        shopper("ContextEntryInput.value", Map.of("sessionId", "s", "context", List.of(Map.of("key", "k")))));
  }

  private static Bad events(String coordinate, Object events) {
    return new Bad(coordinate, coordinate.replaceAll(".*\\(|\\)", "").replaceAll(".*\\.", ""), BehaviourContract.RECORD,
        Map.of("events", events));
  }

  /** An event that is right but for one field. */
  private static Bad event(String coordinate, Object value) {
    Map<String, Object> event = new HashMap<>(Map.of("eventId", "bad", "type", "CLICK", "itemId", "j1",
        "sentAt", Instant.now().toString(), "shopper", Map.of("sessionId", "s")));
    event.put(coordinate.replaceAll(".*\\.", ""), value);
    return events(coordinate, List.of(event));
  }

  private static Stream<Bad> events() {
    Map<String, ?> event = Map.of("eventId", "bad", "type", "CLICK", "itemId", "j1", "sentAt", "2026-01-01T00:00:00Z", "shopper",
        Map.of("sessionId", "s"));
    Map<String, Object> itemless = new HashMap<>(event);
    itemless.remove("itemId");
    Map<String, Object> timeless = new HashMap<>(event);
    timeless.remove("sentAt");
    Map<String, Object> unrated = new HashMap<>(event);
    unrated.put("type", "RATING");
    return Stream.of(
        events("Mutation.recordEvents(events)", nCopies(501, event)),
        events("Mutation.recordEvents(events)", "click"),
        events("EventInput.itemId", List.of(itemless)),
        events("EventInput.sentAt", List.of(timeless)),
        events("EventInput.value", List.of(unrated)),
        event("EventInput.eventId", " "),
        event("EventInput.eventId", "e".repeat(257)),
        event("EventInput.type", "HOVER"),
        event("EventInput.itemId", ""),
        event("EventInput.sentAt", "tomorrow"),
        event("EventInput.sentAt", "2999-01-01T00:00:00Z"),
        event("EventInput.shopper", Map.of()),
        event("EventInput.shopper", "me"),
        event("EventInput.searchId", "x"),
        event("EventInput.position", 0),
        event("EventInput.position", "first"),
        event("EventInput.value", "much"),
        event("EventInput.impression", nCopies(101, "j1")),
        event("EventInput.impression", List.of("")),
        event("EventInput.market", "mars"));
  }
}
