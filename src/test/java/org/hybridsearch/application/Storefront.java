package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;

/** Searches as a storefront does, and asks for all there is to know. */
final class Storefront {

  static final String SEARCH = """
      query($input: SearchInput!, $first: Int, $after: String, $offset: Int) {
        search(input: $input, first: $first, after: $after, offset: $offset) {
          searchId totalCount reachableCount rankedCount correctedQuery fallback
          pageInfo { hasNextPage endCursor }
          personalization { applied reason confidence source }
          stages { stage status reason }
          edges {
            cursor position score
            node { id title brand categories price currency available popularity }
            highlights { field fragments }
            explanation { score signals { signal raw normalized weight contribution } }
          }
        }
      }""";

  private Storefront() {}

  /** A page without errors. */
  record Page(JsonNode json) {

    List<JsonNode> edges() {
      return StreamSupport.stream(json.path("edges").spliterator(), false).toList();
    }

    List<JsonNode> items() {
      return edges().stream().map(edge -> edge.path("node")).toList();
    }

    List<String> ids() {
      return items().stream().map(item -> item.path("id").asText()).toList();
    }

    List<String> titles() {
      return items().stream().map(item -> item.path("title").asText()).toList();
    }

    /** The narrowest category of each item. */
    List<String> subcategories() {
      return items().stream().map(item -> item.path("categories").path(item.path("categories").size() - 1).asText()).toList();
    }

    int total() {
      return json.path("totalCount").asInt();
    }

    boolean more() {
      return json.at("/pageInfo/hasNextPage").asBoolean();
    }

    String endCursor() {
      return json.at("/pageInfo/endCursor").asText();
    }

    String fallback() {
      return json.path("fallback").asText();
    }

    /** Empty for none. */
    String corrected() {
      return json.path("correctedQuery").asText("").replace("null", "");
    }

    boolean applied() {
      return json.at("/personalization/applied").asBoolean();
    }

    String reason() {
      return json.at("/personalization/reason").asText();
    }

    /** What a signal's weight was on each item. */
    List<Double> weights(String signal) {
      return edges().stream().flatMap(edge -> StreamSupport.stream(edge.at("/explanation/signals").spliterator(), false))
          .filter(part -> part.path("signal").asText().equalsIgnoreCase(signal))
          .map(part -> part.path("weight").asDouble()).toList();
    }
  }

  static Page search(String query) {
    return search(Map.of("query", query));
  }

  static Page search(Map<String, ?> input) {
    return search(input, 24, "");
  }

  /** @param after a cursor, or empty for the first page */
  static Page search(Map<String, ?> input, int first, String after) {
    Map<String, Object> variables = new HashMap<>(Map.of("input", input, "first", first));
    if (!after.isEmpty()) {
      variables.put("after", after);
    }
    GraphQLClient.Answer answer = GraphQLClient.query(SEARCH, variables);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.codes()).as(answer.body()).isEmpty();
    return new Page(answer.data("/search"));
  }

  /** A page by its number. */
  static Page searchAt(Map<String, ?> input, int first, int offset) {
    GraphQLClient.Answer answer = GraphQLClient.query(SEARCH, Map.of("input", input, "first", first, "offset", offset));
    assertThat(answer.codes()).as(answer.body()).isEmpty();
    return new Page(answer.data("/search"));
  }

  /** All pages to the end. */
  static List<Page> pages(Map<String, ?> input, int first) {
    List<Page> pages = new ArrayList<>(List.of(search(input, first, "")));
    while (pages.getLast().more()) {
      pages.add(search(input, first, pages.getLast().endCursor()));
    }
    return pages;
  }

  static <T> List<T> all(List<Page> pages, Function<Page, List<T>> part) {
    return pages.stream().flatMap(page -> part.apply(page).stream()).toList();
  }

  static Map<String, ?> as(String userId, String query) {
    return Map.of("query", query, "shopper", Map.of("userId", userId));
  }
}
