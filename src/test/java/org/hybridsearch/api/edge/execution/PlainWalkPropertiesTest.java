package org.hybridsearch.api.edge.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQL;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is asked and whatever is there, the walk says what graphql-java says. */
class PlainWalkPropertiesTest {

  private final GraphQL own = ThingSchema.plain();
  private final GraphQL walked = ThingSchema.walked().build();

  @Provide
  static Arbitrary<String> documents() {
    return Documents.all();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void usual_values_come_to_the_same(
      @ForAll("documents") String document, @ForAll boolean yes, @ForAll boolean no, @ForAll long seed) {
    same(document, Map.of("yes", yes, "no", no), seed, 0);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void so_do_unusual_ones(@ForAll("documents") String document, @ForAll boolean yes, @ForAll boolean no, @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int oddities) {
    same(document, Map.of("yes", yes, "no", no), seed, oddities / 1000.0);
  }

  private void same(String document, Map<String, Object> variables, long seed, double oddity) {
    Map<String, Object> expected = answer(own, document, variables, new Things(seed, oddity).thing(3));
    Map<String, Object> actual = answer(walked, document, variables, new Things(seed, oddity).thing(3));

    assertThat(actual).isEqualTo(expected);
    assertThat(actual).as("in order").hasToString(expected.toString());
  }

  private static Map<String, Object> answer(GraphQL engine, String document, Map<String, Object> variables, Thing root) {
    try {
      ExecutionResult result = engine.execute(ThingSchema.input(document, variables, root));
      assertThat(result.getErrors()).as(document).noneMatch(error -> error.getErrorType() == ErrorType.ValidationError
          || error.getErrorType() == ErrorType.InvalidSyntax);
      return result.toSpecification();
    } catch (RuntimeException thrown) { // some values throw graphql-java off its own course, which is to stay so
      return Map.of("thrown", thrown.toString());
    }
  }
}
