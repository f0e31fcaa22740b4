package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.model.Facet;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Sort;
import org.hybridsearch.pipeline.SearchOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class StorefrontIT {

  private static final String WHOLE_PAGE = """
      { search(input: {query: "juice"}) {
        searchId totalCount reachableCount rankedCount
        edges { cursor position score node { id } highlights { field fragments } explanation { score ranks { stage rank }
          signals { signal raw normalized weight contribution missing } } }
        nodes { id sku gtin title description brand categories price listPrice currency imageUrl url available rating ratingCount
          popularity createdAt groupId attributes { name label kind values unit } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        personalization { applied reason confidence source }
        stages { stage status reason millis } profile { name version }
        facets { field minimum maximum values { value count selected from to } } } }""";

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  @Test
  void every_field_of_a_page_is_answered() {
    JsonNode page = GraphQLClient.query(WHOLE_PAGE).data("/search");
    assertThat(page.at("/searchId").asText()).isEqualTo("search-1");
    assertThat(page.at("/pageInfo")).hasToString(
        "{\"hasNextPage\":true,\"hasPreviousPage\":false,\"startCursor\":\"cursor-1\",\"endCursor\":\"cursor-1\"}");
    assertThat(page.at("/edges/0/highlights")).hasToString(
        "[{\"field\":\"title\",\"fragments\":[\"Orange <em>juice</em>\"]}]");
    assertThat(page.at("/edges/0/explanation/signals/1")).hasToString("{\"signal\":\"personal\",\"raw\":null,\"normalized\":0.5,"
        + "\"weight\":0.5,\"contribution\":0.25,\"missing\":true}");
    assertThat(page.at("/edges/0/explanation/ranks")).hasToString(
        "[{\"stage\":\"LEXICAL\",\"rank\":3},{\"stage\":\"SEMANTIC\",\"rank\":null}]");
    assertThat(page.at("/nodes/0/createdAt").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(page.at("/nodes/0/price")).hasToString("2.49");
    assertThat(page.at("/personalization")).hasToString(
        "{\"applied\":true,\"reason\":\"APPLIED\",\"confidence\":0.5,\"source\":\"local\"}");
    assertThat(page.at("/stages/1/status").asText()).isEqualTo("TIMEOUT");
  }

  @Test
  void an_item_that_lacks_everything_optional_has_nulls() {
    backend.answers(request -> Samples.outcome(List.of(new SearchOutcome.Hit(
        "c", Samples.bareItem("7"), 1, OptionalDouble.of(0.5), Optional.empty(), List.of()))));
    JsonNode node = GraphQLClient.query(WHOLE_PAGE).data("/search/nodes/0");
    assertThat(node).hasToString("{\"id\":\"7\",\"sku\":null,\"gtin\":null,\"title\":\"Bare\",\"description\":null,"
        + "\"brand\":null,\"categories\":[],\"price\":null,\"listPrice\":null,\"currency\":null,\"imageUrl\":null,\"url\":null,"
        + "\"available\":false,\"rating\":null,\"ratingCount\":null,\"popularity\":null,\"createdAt\":null,\"groupId\":null,"
        + "\"attributes\":[]}");
  }

  @Test
  void every_field_and_argument_of_facets_is_there() {
    ItemField price = new ItemField("price", ItemField.Kind.NUMBER);
    backend.answers(request -> Samples.outcome(List.of()).with(List.of(
        new Facet("brand", List.of(new Facet.Value("Acme", 7, true)), OptionalDouble.empty(), OptionalDouble.empty()),
        new Facet("price", List.of(new Facet.Value("..2", 3, false, Double.NEGATIVE_INFINITY, 2)), OptionalDouble.of(0.5),
            OptionalDouble.of(9)))));
    JsonNode facets = GraphQLClient.query("""
        { search(input: {facets: [{field: "brand"}, {field: "price", first: 3, ranges: [{to: 2}, {from: 2, to: 4}]}]}) {
          facets { field minimum maximum values { value count selected from to } } } }""").data("/search/facets");
    assertThat(facets).hasToString("[{\"field\":\"brand\",\"minimum\":null,\"maximum\":null,\"values\":[{\"value\":\"Acme\","
        + "\"count\":7,\"selected\":true,\"from\":null,\"to\":null}]},{\"field\":\"price\",\"minimum\":0.5,\"maximum\":9.0,"
        + "\"values\":[{\"value\":\"..2\",\"count\":3,\"selected\":false,\"from\":null,\"to\":2.0}]}]");
    assertThat(backend.searched().getLast().facets()).containsExactly(
        new FacetRequest(new ItemField("brand", ItemField.Kind.KEYWORD), 10, List.of()),
        new FacetRequest(price, 3, List.of(
            new Filter.Range(price, Double.NEGATIVE_INFINITY, 2), new Filter.Range(price, 2, 4))));
  }

  @Test
  void an_empty_page_has_no_cursors() {
    backend.answers(request -> Samples.outcome(List.of()));
    JsonNode page = GraphQLClient.query(WHOLE_PAGE).data("/search");
    assertThat(page.at("/edges")).isEmpty();
    assertThat(page.at("/pageInfo/startCursor").isNull()).isTrue();
    assertThat(page.at("/pageInfo/endCursor").isNull()).isTrue();
  }

  @Test
  void every_part_of_the_input_reaches_the_pipeline() {
    Map<String, ?> input = Map.of("market", "default", "query", "  orange juice ", "profile", "spring",
        "personalization", "LIGHT", "filters", List.of(Map.of("field", "brand", "in", List.of("Sunny", "Sunny", "Moon")),
            Map.of("field", "price", "range", Map.of("from", 1, "to", 2.5)),
            Map.of("field", "attributes.color", "exists", false)),
        "shopper", Map.of("userId", "u1", "sessionId", "s1", "consent", "PERSONALIZATION",
            "context", List.of(Map.of("key", "device", "value", "phone"))));
    GraphQLClient.query("query($input: SearchInput!) { search(input: $input, first: 7, after: \"abc-_\") { searchId } }",
        Map.of("input", input));
    assertThat(backend.searched()).containsExactly(new SearchRequest(new Market("default"), "orange juice",
        List.of(new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Sunny", "Moon")),
            new Filter.Range(new ItemField("price", ItemField.Kind.NUMBER), 1, 2.5),
            new Filter.Exists(new ItemField("attributes.color", ItemField.Kind.ATTRIBUTE), false)),
        new Shopper.Someone("u1", "s1", Map.of("device", "phone")), PersonalizationMode.LIGHT, "spring",
        new PageRequest.After(7, "abc-_"), false));
  }

  @Test
  void what_is_left_out_or_null_has_the_contracts_default() {
    GraphQLClient.query("{ search(input: {}) { searchId } }");
    GraphQLClient.query("""
        { search(first: null, after: null, input: {market: null, query: null, filters: null, shopper: null, personalization: null,
          profile: null}) { searchId } }""");
    assertThat(backend.searched()).hasSize(2).containsOnly(new SearchRequest(Market.DEFAULT, "", List.of(), Shopper.NOBODY,
        PersonalizationMode.FULL, "", new PageRequest.Start(24), false));
  }

  @Test
  void sort_and_offset_reach_the_pipeline() {
    GraphQLClient.query("{ search(input: {sort: {by: PRICE}}, offset: 48) { searchId } }");
    GraphQLClient.query("{ search(input: {sort: {by: PRICE, direction: DESC}}, offset: null) { searchId } }");
    GraphQLClient.query("{ search(input: {sort: {by: RELEVANCE}}) { searchId } }");
    GraphQLClient.query("{ search(input: {sort: null}) { searchId } }");
    assertThat(backend.searched()).extracting(SearchRequest::sort).containsExactly(
        new Sort.ByField(Sort.Field.PRICE, Sort.Direction.ASC), new Sort.ByField(Sort.Field.PRICE, Sort.Direction.DESC),
        Sort.RELEVANCE, Sort.RELEVANCE);
    assertThat(backend.searched()).extracting(SearchRequest::page).containsExactly(
        new PageRequest.At(24, 48), new PageRequest.Start(24), new PageRequest.Start(24), new PageRequest.Start(24));
  }

  @Test
  void an_item_without_a_score_has_none() {
    backend.answers(request -> Samples.outcome(List.of(new SearchOutcome.Hit(
        "c", Samples.bareItem("7"), 1, OptionalDouble.empty(), Optional.empty(), List.of()))));
    JsonNode edge = GraphQLClient.query(WHOLE_PAGE).data("/search/edges/0");
    assertThat(edge.path("score").isNull()).isTrue();
    assertThat(edge.path("explanation").isNull()).isTrue();
    assertThat(edge.path("highlights")).isEmpty();
    assertThat(edge.path("highlights").isArray()).isTrue();
  }

  @Test
  void words_are_marked_only_where_the_highlights_are_selected() {
    GraphQLClient.query("{ search(input: {}) { edges { node { id } score explanation { score } } } }");
    GraphQLClient.query("query($no: Boolean = false) { search(input: {}) { edges { score highlights @include(if: $no) { field }"
        + " } } }");
    GraphQLClient.query("{ a: search(input: {}) { b: edges { c: highlights { fragments } } } }");
    GraphQLClient.query("{ search(input: {}) { ...P } } fragment P on SearchConnection { edges { highlights { field } } }");
    assertThat(backend.searched()).extracting(SearchRequest::highlight).containsExactly(false, false, true, true);
  }

  @Test
  void scores_are_explained_only_where_the_explanation_is_selected() {
    GraphQLClient.query("{ search(input: {}) { edges { node { id } score } } }");
    GraphQLClient.query("query($no: Boolean = false) { search(input: {}) { edges { score explanation @include(if: $no) { score }"
        + " } } }");
    GraphQLClient.query("{ search(input: {}) { edges { explanation { score } } } }");
    GraphQLClient.query("{ a: search(input: {}) { b: edges { c: explanation { score } } } }");
    GraphQLClient.query("{ search(input: {}) { ...P } } fragment P on SearchConnection { edges { ... on SearchEdge { ...E } } }"
        + " fragment E on SearchEdge { explanation { score } }");
    assertThat(backend.searched()).extracting(SearchRequest::explain).containsExactly(false, false, true, true, true);
  }

  @Test
  void an_item_is_found_by_its_id() {
    assertThat(GraphQLClient.query("{ item(id: \"known-1\", market: \"default\") { id title } }").data("/item"))
        .hasToString("{\"id\":\"known-1\",\"title\":\"Orange juice\"}");
  }

  @Test
  void an_unknown_item_is_not_found() {
    Answer answer = GraphQLClient.query("{ item(id: \"nowhere\") { id } }");
    assertThat(answer.codes()).containsExactly("NOT_FOUND");
    assertThat(answer.body()).doesNotContain("nowhere");
  }

  @Test
  void searches_run_on_virtual_threads() {
    boolean[] isVirtual = new boolean[1];
    backend.answers(request -> {
      isVirtual[0] = Thread.currentThread().isVirtual();
      return Samples.outcome(List.of());
    });
    GraphQLClient.search(Map.of());
    assertThat(isVirtual[0]).isTrue();
  }

  @Test
  void what_the_pipeline_throws_keeps_its_code_and_a_defect_tells_nothing() {
    Map<RuntimeException, String> thrown = Map.of(
        new SearchException.Unavailable("The engine does not answer."), "UNAVAILABLE",
        new SearchException.BadInput("The cursor is stale."), "BAD_USER_INPUT",
        new SearchException.Forbidden("No."), "FORBIDDEN",
        new SearchException.Internal("secret", new IllegalStateException("secret")), "INTERNAL",
        new IllegalStateException("secret"), "INTERNAL");
    thrown.forEach((failure, code) -> {
      backend.answers(request -> {
        throw failure;
      });
      Answer answer = GraphQLClient.search(Map.of());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.codes()).containsExactly(code);
      assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception").doesNotContain("classification");
    });
  }

  @Test
  void even_an_error_of_the_machine_is_answered() {
    backend.answers(request -> {
      throw new StackOverflowError("secret");
    });
    Answer answer = GraphQLClient.search(Map.of());
    assertThat(answer.codes()).containsOnly("INTERNAL");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void a_number_json_does_not_know_is_absent() {
    backend.answers(request -> Samples.outcome(List.of(new SearchOutcome.Hit(
        "c", Samples.bareItem("7"), 1, OptionalDouble.of(Double.NaN), Optional.empty(), List.of()))));
    assertThat(GraphQLClient.query(WHOLE_PAGE).data("/search/edges/0/score").isNull()).isTrue();
  }

  @Test
  void a_number_json_does_not_know_where_one_must_be_is_a_defect() {
    backend.answers(request -> {
      var page = Samples.outcome(List.of());
      return new SearchOutcome(page.searchId(), List.of(), false, false, 0, 0, 0,
          new PersonalizationOutcome(PersonalizationOutcome.Reason.APPLIED, Double.NaN, "local"), List.of(), page.profile(),
          page.rung(), Optional.empty());
    });
    assertThat(GraphQLClient.query(WHOLE_PAGE).codes()).containsExactly("INTERNAL");
  }
}
