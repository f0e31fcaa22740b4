package org.hybridsearch.api.edge.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.ResultNodesInfo;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import io.smallrye.graphql.execution.QueryCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is walked and what is not. graphql-java counts the nodes it completes itself: fields and elements of lists. */
class PlainWalkTest {

  private static final Thing LEAF = thing(null, List.of());
  private static final Thing ROOT = thing(LEAF, List.of(LEAF, LEAF));

  private final GraphQL walked = ThingSchema.walked().build();

  private static Thing thing(@Nullable Object next, Object parts) {
    return new Thing("1", "one", 1, 1.5, true, Thing.Color.RED, List.of("a", "b"), null, next, next, parts, null, next);
  }

  private static int nodes(GraphQL engine, String document, Thing root) {
    ExecutionInput input = ThingSchema.input(document, Map.of(), root);
    Map<String, Object> expected = ThingSchema.plain().execute(ThingSchema.input(document, Map.of(), root)).toSpecification();
    assertThat(engine.execute(input).toSpecification()).isEqualTo(expected);
    return input.getGraphQLContext().<ResultNodesInfo>get(ResultNodesInfo.RESULT_NODES_INFO).getResultNodesCount();
  }

  private int nodes(String document, Thing root) {
    return nodes(walked, document, root);
  }

  @Test
  void an_object_of_plain_fields_is_walked_whole() {
    assertThat(nodes("{ thing { id color words __typename next { name } parts { id parts { id } } } }", ROOT)).isEqualTo(1);
  }

  @Test
  void a_plain_list_is_walked_beside_what_is_not_plain() {
    assertThat(nodes("{ thing { crafted words parts { id name } } }", ROOT)).as("thing and its three fields").isEqualTo(4);
  }

  @Test
  void interfaces_unions_arguments_and_fetchers_of_their_own_are_not_plain() {
    assertThat(nodes("{ thing { other { __typename } id } }", ROOT)).as("thing and its fields").isEqualTo(3);
    assertThat(nodes("{ thing { named { id } id } }", ROOT)).isEqualTo(3);
    assertThat(nodes("{ thing { sized id } }", ROOT)).isEqualTo(3);
    assertThat(nodes("{ thing { crafted id } }", ROOT)).isEqualTo(3);
  }

  @Test
  void only_where_something_is_wrong_the_walk_is_left() {
    Thing nameless = new Thing(null, "no id", null, 1.0, true, null, null, null, null, null, List.of(), null, null);
    assertThat(nodes("{ thing { next { id name } spares { id name } } }",
        new Thing("1", null, null, 1.0, true, null, null, null, LEAF, null, null, List.of(LEAF, nameless), null)))
        .as("thing, its two fields, the two spares, the two fields of the one without an id").isEqualTo(7);
  }

  @Test
  void what_can_be_read_but_once_is_not_touched_before() {
    assertThat(ThingSchema.plain().execute(ThingSchema.input("{ thing { parts { id } } }", Map.of(), streaming())).toSpecification())
        .isEqualTo(walked.execute(ThingSchema.input("{ thing { parts { id } } }", Map.of(), streaming())).toSpecification())
        .hasToString("{data={thing={parts=[{id=1}, {id=1}]}}}");
  }

  private static Thing streaming() {
    return thing(null, Stream.of(LEAF, LEAF));
  }

  @Test
  void one_execution_says_nothing_of_the_next() {
    String document = "query($no: Boolean!) { thing { id name @skip(if: $no) } }";
    assertThat(walked.execute(ThingSchema.input(document, Map.of("no", true), ROOT)).toSpecification())
        .hasToString("{data={thing={id=1}}}");
    assertThat(walked.execute(ThingSchema.input(document, Map.of("no", false), ROOT)).toSpecification())
        .hasToString("{data={thing={id=1, name=one}}}");
  }

  @Test
  void whoever_watches_fields_sees_them_all() {
    List<String> seen = new ArrayList<>();
    GraphQL watched = ThingSchema.walked().instrumentation(new ChainedInstrumentation(new Watcher(seen))).build();
    assertThat(nodes(watched, "{ thing { id next { name } } }", ROOT)).isEqualTo(4);
    assertThat(seen).containsExactly("thing", "id", "next", "name");
  }

  @Test
  void the_cache_of_documents_watches_none() {
    GraphQL cached = ThingSchema.walked().instrumentation(new ChainedInstrumentation(new QueryCache())).build();
    assertThat(nodes(cached, "{ thing { id next { name } } }", ROOT)).isEqualTo(1);
  }

  @Test
  void a_limit_on_nodes_is_kept() {
    ExecutionInput input = ThingSchema.input("{ thing { id next { name } } }", Map.of(), ROOT);
    input.getGraphQLContext().put(ResultNodesInfo.MAX_RESULT_NODES, 3);
    assertThat(walked.execute(input).toSpecification()).hasToString("{data={thing={id=1, next={name=null}}}}");
  }

  private static final class Watcher extends SimplePerformantInstrumentation {

    private final List<String> seen;

    Watcher(List<String> seen) {
      this.seen = seen;
    }

    @Override
    public @Nullable InstrumentationContext<Object> beginFieldExecution(
        InstrumentationFieldParameters parameters, InstrumentationState state) {
      seen.add(parameters.getField().getName());
      return super.beginFieldExecution(parameters, state);
    }
  }
}
