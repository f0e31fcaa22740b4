package org.hybridsearch.api.edge.execution;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionBoundsTest {

  private static final GraphQLSchema SCHEMA = new SchemaGenerator().makeExecutableSchema(
      new SchemaParser().parse("""
          type Query { a: Query b: Query c: Query d: Query e: Query f: Query
            page(first: Int = 24): Query list(first: Int): Query search(input: In, first: Int = 24): Found }
          input In { facets: [FacetIn] }
          input FacetIn { field: String first: Int = 10 ranges: [RangeIn] }
          input RangeIn { from: Float }
          type Found { total: Int facets: [Facet] }
          type Facet { field: String values: [FacetValue] }
          type FacetValue { value: String count: Int }
          """), RuntimeWiring.MOCKED_WIRING);

  @Test
  void up_to_the_limits_all_is_well() {
    assertThat(problem("{ a { b { c } } d { e f } }")).isEmpty();
  }

  @Test
  void fields_at_the_root_are_counted_through_fragments() {
    assertThat(problem("{ a ... { b } ...F } fragment F on Query { c }"))
        .hasValueSatisfying(says -> assertThat(says).contains("root"));
  }

  @Test
  void every_use_of_a_fragment_counts() {
    assertThat(problem("{ a { ...F } b { ...F } } fragment F on Query { c d }")).isEmpty();
    assertThat(problem("{ a { ...F ...F } b { ...F } } fragment F on Query { c d }"))
        .hasValueSatisfying(says -> assertThat(says).contains("6 fields"));
  }

  @Test
  void depth_is_counted_through_fragments() {
    assertThat(problem("{ a { ...F } } fragment F on Query { b { ... { c { d } } } }"))
        .hasValueSatisfying(says -> assertThat(says).contains("deep"));
  }

  @Test
  void fragments_that_double_a_hundred_times_are_measured_at_once() {
    String pile = IntStream.range(0, 100)
        .mapToObj(i -> "fragment F%d on Query { a { ...F%d } b { ...F%d } }".formatted(i, i + 1, i + 1))
        .collect(Collectors.joining(" "));
    assertThat(problem("{ ...F0 } " + pile + " fragment F100 on Query { c }"))
        .hasValueSatisfying(says -> assertThat(says).contains("6 fields"));
  }

  @Test
  void aliases_are_counted_through_fragments() {
    assertThat(problem("{ x: a { y: b } }")).isEmpty();
    assertThat(problem("{ x: a { ...F ...F } } fragment F on Query { y: b }"))
        .hasValueSatisfying(says -> assertThat(says).contains("2 aliases"));
  }

  @Test
  void what_stands_below_first_counts_as_often() {
    assertThat(size("{ page(first: 10) { a b } }", Map.of()).complexity()).isEqualTo(21);
    assertThat(size("{ page(first: 10) { page(first: 10) { a } } }", Map.of()).complexity()).isEqualTo(1 + 10 * 11);
    assertThat(size("{ page(first: 10) { ...F } } fragment F on Query { ... { page(first: 3) { a } } }", Map.of()).complexity())
        .isEqualTo(1 + 10 * 4);
    assertThat(problem("{ page(first: 50) { a { b } } }")).hasValueSatisfying(says -> assertThat(says).contains("101"));
  }

  @Test
  void first_is_its_default_where_nothing_is_said_and_its_variable_where_one_is() {
    assertThat(size("{ page { a } }", Map.of()).complexity()).isEqualTo(25);
    assertThat(size("{ page(first: null) { a } }", Map.of()).complexity()).isEqualTo(25);
    assertThat(size("{ list { a } }", Map.of()).complexity()).isEqualTo(2);
    assertThat(size("query($n: Int) { page(first: $n) { a } }", Map.of("n", 7)).complexity()).isEqualTo(8);
    assertThat(size("query($n: Int) { page(first: $n) { a } }", Map.of()).complexity()).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "0", "1"})
  void a_first_that_asks_for_nothing_hides_no_cost(String first) {
    assertThat(size("{ page(first: " + first + ") { a } }", Map.of()).complexity()).isEqualTo(2);
  }

  /** The total, the facets and their names and values count once for each item of the page, the values' two fields 1,052 times. */
  @Test
  void the_values_of_facets_count_as_often_as_the_facets_ask_for() {
    long expected = 1 + 3 * 4 + 2 * 1052;
    String asks = "{ search(first: 3, input: {facets: [{field: \"a\", first: 1000}, {field: \"b\"}, "
        + "{field: \"c\", first: 40}, {field: \"d\", first: 900, ranges: [{from: 1}, {from: 2}]}]}) ";
    assertThat(size(asks + "{ total facets { field values { value count } } } }", Map.of()).complexity()).isEqualTo(expected);
    assertThat(size(asks + "{ total ...F } } fragment F on Found { facets { field values { ...V } } } "
        + "fragment V on FacetValue { value ... { count } }", Map.of()).complexity()).isEqualTo(expected);
    List<Map<String, Object>> facets = List.of(Map.of("field", "a", "first", 1000), Map.of("field", "b", "first", 10),
        Map.of("field", "c", "first", 40), Map.of("field", "d", "first", 900, "ranges", List.of(Map.of(), Map.of())));
    String selection = "{ total facets { field values { value count } } } }";
    assertThat(size("query($i: In) { search(first: 3, input: $i) " + selection, Map.of("i", Map.of("facets", facets)))
        .complexity()).isEqualTo(expected);
    assertThat(size("query($f: [FacetIn]) { search(first: 3, input: {facets: $f}) " + selection, Map.of("f", facets))
        .complexity()).isEqualTo(expected);
  }

  @Test
  void values_of_facets_cost_nothing_where_no_facets_are_asked_for() {
    assertThat(size("{ search(first: 3) { total facets { field values { value count } } } }", Map.of()).complexity())
        .isEqualTo(1 + 3 * 4);
  }

  @Test
  void one_facet_stands_for_a_list_of_it_and_asks_for_one_value_at_least() {
    String selection = " { facets { values { value } } } }";
    assertThat(size("{ search(first: 1, input: {facets: {first: 7}})" + selection, Map.of()).complexity()).isEqualTo(3 + 7);
    assertThat(size("{ search(first: 1, input: {facets: {first: -7}})" + selection, Map.of()).complexity()).isEqualTo(3 + 1);
  }

  @Test
  void no_first_is_too_large_to_be_counted() {
    String nested = "page(first: 999999999999) { ".repeat(50) + "a" + " }".repeat(50);
    assertThat(size("{ " + nested + " }", Map.of()).complexity()).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ __schema { description } }", "{ x: __type(name: \"Query\") { name } }",
      "{ ...F } fragment F on Query { ... { __schema { description } } }"})
  void the_schema_is_closed_unless_it_is_opened(String document) {
    assertThat(problem(document)).hasValueSatisfying(says -> assertThat(says).contains("Introspection"));
    assertThat(SelectionBounds.problem(size(document, Map.of()), config("true"))).isEmpty();
  }

  @Test
  void the_name_of_a_type_is_no_introspection() {
    assertThat(problem("{ __typename a { __typename } }")).isEmpty();
  }

  private static Optional<String> problem(String text) {
    return SelectionBounds.problem(size(text, Map.of()), config("false"));
  }

  private static ApiConfig config(String openSchema) {
    return TestConfig.of(ApiConfig.class, Map.of("hybridsearch.api.limits.root-fields", "2",
        "hybridsearch.api.limits.fields", "6", "hybridsearch.api.limits.depth", "3", "hybridsearch.api.limits.aliases", "2",
        "hybridsearch.api.limits.complexity", "100", "hybridsearch.api.open-schema", openSchema));
  }

  private static Size size(String text, Map<String, Object> variables) {
    Document document = Parser.parse(text);
    Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .collect(toMap(FragmentDefinition::getName, fragment -> fragment));
    return new SelectionSize(SCHEMA, fragments, CoercedVariables.of(variables))
        .of(document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow());
  }
}
