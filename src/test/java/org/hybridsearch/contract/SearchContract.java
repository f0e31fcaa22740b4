package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hybridsearch.contract.Asking.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page is, which page it is, and how it came about. */
interface SearchContract {

  /** Every juice and nothing else. */
  Map<String, ?> JUICES = Map.of("query", "juice", "filters", List.of(Map.of("field", "categories", "in", List.of("Juice"))));

  String PAGE = "searchId totalCount reachableCount rankedCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } "
      + "edges { cursor position node { id } } nodes { id }";

  Asking asking();

  private static List<Integer> positions(Told page) {
    return page.list("/search/edges").stream().map(edge -> edge.path("position").asInt()).toList();
  }

  private static List<Integer> from(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  default void a_page_says_what_it_is_of_how_much() {
    Told first = asking().search(JUICES, PAGE);
    List<String> ids = first.texts("/search/nodes", "/id");
    List<String> cursors = first.texts("/search/edges", "/cursor");
    assertThat(ids).hasSize(24).doesNotHaveDuplicates().isEqualTo(first.texts("/search/edges", "/node/id"));
    assertThat(positions(first)).isEqualTo(from(1, 24));
    assertThat(first.read("/search/totalCount").asInt()).isEqualTo(Goods.JUICES);
    assertThat(first.read("/search/reachableCount").asInt()).isEqualTo(Goods.JUICES);
    assertThat(first.read("/search/rankedCount").asInt()).isEqualTo(Goods.JUICES);
    assertThat(first.text("/search/searchId")).matches("[0-9a-f-]{36}");
    assertThat(first.read("/search/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(first.read("/search/pageInfo/hasPreviousPage").asBoolean()).isFalse();
    assertThat(first.text("/search/pageInfo/startCursor")).isEqualTo(cursors.getFirst());
    assertThat(first.text("/search/pageInfo/endCursor")).isEqualTo(cursors.getLast());
    Told second = asking().search(JUICES, ", first: 10, after: \"" + cursors.getLast() + "\"", PAGE);
    assertThat(second.text("/search/searchId")).isEqualTo(first.text("/search/searchId"));
    assertThat(positions(second)).isEqualTo(from(25, 34));
    assertThat(second.texts("/search/nodes", "/id")).doesNotContainAnyElementsOf(ids);
    assertThat(second.read("/search/pageInfo/hasPreviousPage").asBoolean()).isTrue();
  }

  @Test
  default void offset_serves_a_page_by_its_number() {
    List<String> all = asking().search(JUICES, ", first: 40", "nodes { id }").texts("/search/nodes", "/id");
    Told third = asking().search(JUICES, ", first: 10, offset: 20", PAGE);
    assertThat(third.texts("/search/nodes", "/id")).isEqualTo(all.subList(20, 30));
    assertThat(positions(third)).isEqualTo(from(21, 30));
    assertThat(third.read("/search/pageInfo/hasPreviousPage").asBoolean()).isTrue();
  }

  @Test
  default void an_empty_page_has_no_cursors() {
    Map<String, ?> nothing = Map.of("filters", List.of(Map.of("field", "brand", "in", List.of("Nobody"))));
    Told page = asking().search(nothing, PAGE);
    assertThat(page.read("/search/pageInfo/startCursor").isNull()).isTrue();
    assertThat(page.read("/search/pageInfo/endCursor").isNull()).isTrue();
    assertThat(page.read("/search/totalCount").asInt()).isZero();
    assertThat(page.read("/search/nodes")).isEmpty();
  }

  @Test
  default void the_market_and_the_profile_are_those_asked_for() {
    String selection = "totalCount profile { name version }";
    Told asked = asking().search(Map.of("query", "juice", "market", "default", "profile", "default"), selection);
    assertThat(asked.read("/search/profile")).hasToString("{\"name\":\"default\",\"version\":1}");
    assertThat(asked.read("/search")).isEqualTo(asking().search(Map.of("query", "juice"), selection).read("/search"));
  }

  @Test
  default void words_are_marked_and_all_else_is_escaped() {
    Told page = asking().search(Map.of("query", "glows orange lamp"), ", first: 1", "edges { highlights { field fragments } }");
    assertThat(page.read("/search/edges/0/highlights")).hasToString("[{\"field\":\"title\",\"fragments\":"
        + "[\"<em>Orange</em> desk <em>lamp</em>\"]},{\"field\":\"description\",\"fragments\":"
        + "[\"<em>Glows</em> &lt;warm&gt; &amp; <em>orange</em>.\"]}]");
  }

  @ParameterizedTest
  @CsvSource({"orange juice,NONE,", "chery juise,RELAXED,cherry juice", "something to sit on,SEMANTIC_ONLY,",
      "differential equations of aerodynamics,POPULAR,"})
  default void the_rung_of_the_ladder_is_told(String query, String fallback, String corrected) {
    Told page = asking().search(Map.of("query", query), "fallback correctedQuery nodes { title }");
    assertThat(page.text("/search/fallback")).isEqualTo(fallback);
    assertThat(page.read("/search/correctedQuery").asText(null)).isEqualTo(corrected);
    assertThat(page.read("/search/nodes")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRICE", "NEWEST", "RATING", "POPULARITY", "TITLE"})
  default void a_field_orders_either_way_and_leaves_no_score(String field) {
    List<String> lowestFirst = Goods.juices(field);
    assertThat(sorted(Map.of("by", field, "direction", "ASC"))).isEqualTo(lowestFirst);
    assertThat(sorted(Map.of("by", field, "direction", "DESC"))).isEqualTo(lowestFirst.reversed());
    boolean rising = field.equals("PRICE") || field.equals("TITLE");
    assertThat(sorted(Map.of("by", field))).as("the usual way").isEqualTo(rising ? lowestFirst : lowestFirst.reversed());
  }

  private List<String> sorted(Map<String, String> sort) {
    Told page = asking().search(Map.of("query", "juice", "filters", JUICES.get("filters"), "sort", sort), ", first: 40",
        "nodes { id } edges { score explanation { score } }");
    assertThat(page.list("/search/edges")).allSatisfy(edge -> {
      assertThat(edge.path("score").isNull()).isTrue();
      assertThat(edge.path("explanation").isNull()).isTrue();
    });
    return page.texts("/search/nodes", "/id");
  }

  @Test
  default void by_relevance_is_how_it_comes_anyway() {
    List<String> ids = asking().search(JUICES, "nodes { id }").texts("/search/nodes", "/id");
    Map<String, ?> input = Map.of("query", "juice", "filters", JUICES.get("filters"), "sort", Map.of("by", "RELEVANCE", "direction", "DESC"));
    assertThat(asking().search(input, "nodes { id }").texts("/search/nodes", "/id")).isEqualTo(ids);
  }

  @Test
  default void a_query_finds_its_words_first_and_none_browses() {
    Told found = asking().search(Map.of("query", "apple juice"), "nodes { title }");
    assertThat(found.texts("/search/nodes", "/title").subList(0, 10)).allMatch(title -> title.startsWith("apple juice"));
    assertThat(asking().search(Collections.emptyMap(), "totalCount").read("/search/totalCount").asInt())
        .as("both lamps are one").isEqualTo(Goods.JUICES + 2);
  }

  @Test
  default void the_explanation_says_all_of_a_score() {
    Told page = asking().search(Map.of("query", "orange lamp"),
        "edges { score node { id } explanation { score ranks { stage rank } signals { signal raw normalized weight contribution missing } } }");
    for (int i = 0; i < page.list("/search/edges").size(); i++) {
      String edge = "/search/edges/" + i;
      List<JsonNode> signals = page.list(edge + "/explanation/signals");
      assertThat(signals).extracting(signal -> signal.path("signal").asText()).containsExactly("lexical", "semantic", "personal", "popularity",
          "freshness", "availability", "exact");
      assertThat(signals).allSatisfy(signal -> {
        assertThat(signal.path("contribution").asDouble())
            .isEqualTo(signal.path("weight").asDouble() * signal.path("normalized").asDouble());
        assertThat(signal.path("normalized").asDouble()).isBetween(0.0, 1.0);
        assertThat(signal.path("missing").asBoolean()).isEqualTo(signal.path("raw").isNull());
      });
      assertThat(signals.stream().mapToDouble(signal -> signal.path("contribution").asDouble()).sum())
          .isCloseTo(page.read(edge + "/score").asDouble(), org.assertj.core.api.Assertions.within(1e-4));
      assertThat(page.read(edge + "/explanation/score")).isEqualTo(page.read(edge + "/score"));
    }
    assertThat(page.read("/search/edges/0/explanation/ranks").toString()).contains("{\"stage\":\"LEXICAL\",\"rank\":1}");
    assertThat(page.read("/search/edges").toString()).contains("{\"stage\":\"LEXICAL\",\"rank\":null}");
  }
}
