package org.hybridsearch.api.edge.execution;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.api.ApiConfig;
import org.junit.jupiter.api.Test;

class SelectionBoundsTest {

  private static final ApiConfig.Limits LIMITS = new ApiConfig.Limits() {
    @Override
    public int body() {
      return 1;
    }

    @Override
    public int values() {
      return 1;
    }

    @Override
    public int document() {
      return 1;
    }

    @Override
    public int tokens() {
      return 1;
    }

    @Override
    public int rootFields() {
      return 2;
    }

    @Override
    public int fields() {
      return 6;
    }

    @Override
    public int depth() {
      return 3;
    }
  };

  @Test
  void up_to_the_limits_all_is_well() {
    assertThat(problem("{ a { b { c } } d { e f } }")).isEmpty();
  }

  @Test
  void fields_at_the_root_are_counted_through_fragments() {
    assertThat(problem("{ a ... { b } ...F } fragment F on Q { c }"))
        .hasValueSatisfying(says -> assertThat(says).contains("root"));
  }

  @Test
  void every_use_of_a_fragment_counts() {
    assertThat(problem("{ a { ...F } b { ...F } } fragment F on Q { c d }")).isEmpty();
    assertThat(problem("{ a { ...F ...F } b { ...F } } fragment F on Q { c d }"))
        .hasValueSatisfying(says -> assertThat(says).contains("6 fields"));
  }

  @Test
  void depth_is_counted_through_fragments() {
    assertThat(problem("{ a { ...F } } fragment F on Q { b { ... { c { d } } } }"))
        .hasValueSatisfying(says -> assertThat(says).contains("deep"));
  }

  @Test
  void fragments_that_double_a_hundred_times_are_measured_at_once() {
    String pile = IntStream.range(0, 100)
        .mapToObj(i -> "fragment F%d on Q { a { ...F%d } b { ...F%d } }".formatted(i, i + 1, i + 1))
        .collect(Collectors.joining(" "));
    assertThat(problem("{ ...F0 } " + pile + " fragment F100 on Q { c }"))
        .hasValueSatisfying(says -> assertThat(says).contains("6 fields"));
  }

  private static Optional<String> problem(String text) {
    Document document = Parser.parse(text);
    OperationDefinition operation = document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
    return new SelectionBounds(document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .collect(toMap(FragmentDefinition::getName, fragment -> fragment)))
        .problem(operation.getSelectionSet(), LIMITS);
  }
}
