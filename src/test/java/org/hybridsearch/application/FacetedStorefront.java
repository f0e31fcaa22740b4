package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.model.CategoryPath;

/** Searches with facets as a storefront does, and counts by itself what they tell. */
final class FacetedStorefront {

  private static final String SEARCH = """
      query($input: SearchInput!, $first: Int, $after: String) {
        search(input: $input, first: $first, after: $after) {
          totalCount rankedCount reachableCount pageInfo { hasNextPage endCursor } stages { stage status reason }
          facets { field minimum maximum values { value count selected from to } }
          nodes {
            id brand categories price available currency popularity rating groupId attributes { name values }
          }
          edges { score explanation { signals { contribution } } }
        }
      }""";

  private FacetedStorefront() {}

  /** A page without errors. */
  record Found(JsonNode json) {

    int total() {
      return json.path("totalCount").asInt();
    }

    List<JsonNode> items() {
      return StreamSupport.stream(json.path("nodes").spliterator(), false).toList();
    }

    String endCursor() {
      return json.at("/pageInfo/endCursor").asText();
    }

    /** What the engine's script said is what the formula says of the same values; a field sort says nothing. */
    void assertExplained() {
      json.path("edges").forEach(edge -> {
        double sum = 0;
        for (JsonNode signal : edge.at("/explanation/signals")) {
          sum += signal.path("contribution").asDouble();
        }
        assertThat(edge.path("score").isNull()).isEqualTo(edge.path("explanation").isNull());
        assertThat(sum).isCloseTo(edge.path("score").asDouble(), within(1e-4));
      });
    }

    Facets facets() {
      return new Facets(json.path("facets"));
    }
  }

  /** What was counted, by place. */
  record Facets(JsonNode json) {

    Map<String, Long> counts(int facet) {
      Map<String, Long> counts = new LinkedHashMap<>();
      json.path(facet).path("values").forEach(value -> counts.put(value.path("value").asText(), value.path("count").asLong()));
      return counts;
    }

    List<String> some(int facet, Random random, int most) {
      List<String> values = new ArrayList<>(counts(facet).keySet());
      Collections.shuffle(values, random);
      return values.subList(0, Math.min(values.size(), 1 + random.nextInt(most)));
    }

    Set<String> selected(int facet) {
      Set<String> selected = new TreeSet<>();
      json.path(facet).path("values").forEach(value -> {
        if (value.path("selected").asBoolean()) {
          selected.add(value.path("value").asText());
        }
      });
      return selected;
    }

    /** Counts one by one, each product once: the variants of one come as one. */
    void assertCounts(int facet, List<JsonNode> items) {
      JsonNode told = json.path(facet);
      String field = told.path("field").asText();
      Map<String, Long> expected = new TreeMap<>();
      items.forEach(item -> Set.copyOf(values(field, item)).forEach(value -> expected.merge(value, 1L, Long::sum)));
      told.path("values").forEach(value -> {
        String name = value.path("value").asText();
        long count = value.path("from").isNull() && value.path("to").isNull() ? expected.getOrDefault(plain(name), 0L)
            : items.stream().filter(item -> within(value, numbers(field, item))).count();
        assertThat(value.path("count").asLong()).as(field + " " + name).isEqualTo(count);
      });
      boolean ranges = StreamSupport.stream(told.path("values").spliterator(), false)
          .anyMatch(value -> !value.path("from").isNull() || !value.path("to").isNull());
      if (!ranges) {
        assertThat(counts(facet).keySet().stream().map(Facets::plain)).as(field).containsAll(expected.keySet());
      }
      OptionalDouble lowest = items.stream().flatMapToDouble(item -> numbers(field, item)).min();
      OptionalDouble highest = items.stream().flatMapToDouble(item -> numbers(field, item)).max();
      assertThat(told.path("minimum").isNull() ? OptionalDouble.empty() : OptionalDouble.of(told.path("minimum").asDouble()))
          .as(field + " minimum").isEqualTo(lowest);
      assertThat(told.path("maximum").isNull() ? OptionalDouble.empty() : OptionalDouble.of(told.path("maximum").asDouble()))
          .as(field + " maximum").isEqualTo(highest);
    }

    private static String plain(String value) {
      return value.startsWith(CategoryPath.TOP) ? value.substring(CategoryPath.TOP.length()) : value;
    }

    private static boolean within(JsonNode range, DoubleStream numbers) {
      double from = range.path("from").asDouble(Double.NEGATIVE_INFINITY);
      double to = range.path("to").asDouble(Double.POSITIVE_INFINITY);
      return numbers.anyMatch(number -> number >= from && number <= to);
    }
  }

  private static List<String> values(String field, JsonNode item) {
    List<String> values = new ArrayList<>();
    if (field.startsWith("attributes.")) {
      item.path("attributes").forEach(attribute -> {
        if (attribute.path("name").asText().equals(field.substring("attributes.".length()))) {
          attribute.path("values").forEach(value -> values.add(value.asText()));
        }
      });
      return values;
    }
    JsonNode value = item.path(field);
    if (field.equals("categories")) {
      value.forEach(label -> values.add(label.asText()));
      return CategoryPath.allOf(values);
    }
    if (!value.isNull()) {
      values.add(value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asText());
    }
    return values;
  }

  private static DoubleStream numbers(String field, JsonNode item) {
    return values(field, item).stream().filter(value -> value.matches("-?[0-9.]+(E-?[0-9]+)?")).mapToDouble(Double::parseDouble);
  }

  static Map<String, ?> input(String query, List<Map<String, ?>> filters, List<Map<String, ?>> facets) {
    return Map.of("query", query, "filters", filters, "facets", facets);
  }

  static Map<String, ?> in(String field, List<String> values) {
    return Map.of("field", field, "in", values);
  }

  static Map<String, ?> range(String field, double from, double to) {
    return Map.of("field", field, "range", Map.of("from", from, "to", to));
  }

  static Map<String, ?> exists(String field, boolean present) {
    return Map.of("field", field, "exists", present);
  }

  static Found search(Map<String, ?> input, int first) {
    return search(input, first, "");
  }

  static Found search(Map<String, ?> input, int first, String after) {
    Map<String, Object> variables = new HashMap<>(Map.of("input", input, "first", first));
    if (!after.isEmpty()) {
      variables.put("after", after);
    }
    GraphQLClient.Answer answer = GraphQLClient.query(SEARCH, variables);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.codes()).as(answer.body()).isEmpty();
    return new Found(answer.data("/search"));
  }

  /** The items of all pages, from a first page on. */
  static List<JsonNode> all(Map<String, ?> input, Found first) {
    List<JsonNode> items = new ArrayList<>(first.items());
    first.assertExplained();
    Map<String, Object> plain = new HashMap<>(input);
    plain.remove("facets");
    Found page = first;
    while (page.json().at("/pageInfo/hasNextPage").asBoolean()) {
      page = search(plain, 100, page.endCursor());
      items.addAll(page.items());
      page.assertExplained();
    }
    return items;
  }
}
