package org.hybridsearch.api.edge.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLContext;
import graphql.execution.ResultNodesInfo;
import graphql.schema.DataFetchingEnvironment;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.graphql.api.Context;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hybridsearch.api.FakeBackend;
import org.hybridsearch.api.FakeBackendProfile;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.api.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A search's answer is walked where it is served, with everything the framework puts around an execution. */
@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class SearchWalkIT {

  @Inject
  FakeBackend backend;

  @Inject
  Context context;

  private final AtomicReference<GraphQLContext> execution = new AtomicReference<>();

  @AfterEach
  void forget() {
    backend.reset();
  }

  /** How many fields and elements graphql-java completed itself. */
  private int nodes(String fields) {
    backend.answers(request -> {
      execution.set(context.unwrap(DataFetchingEnvironment.class).getGraphQlContext());
      return Samples.outcome(List.of(Samples.hit("1", 1), Samples.hit("2", 2)));
    });
    Answer answer = GraphQLClient.query("{ search(input: {}) { " + fields + " } }");
    assertThat(answer.codes()).isEmpty();
    assertThat(answer.data("/search/edges/1/node/id").asText()).isEqualTo("2");
    return execution.get().<ResultNodesInfo>get(ResultNodesInfo.RESULT_NODES_INFO).getResultNodesCount();
  }

  @Test
  void explained_items_are_walked() {
    assertThat(nodes("""
        searchId totalCount pageInfo { hasNextPage endCursor } stages { stage status reason millis } profile { name version }
        edges { cursor position score highlights { field fragments }
          node { id title categories price available ratingCount attributes { name kind values } __typename }
          explanation { score signals { signal raw normalized weight contribution missing } ranks { stage rank } } }"""))
        .as("the search itself").isEqualTo(1);
  }

  @Test
  void the_framework_lists_no_fields_and_what_is_asked_of_them_by_name_is_answered() {
    backend.answers(request -> {
      assertThat(context.getSelectedFields()).isEmpty();
      assertThat(context.getSelectedAndSourceFields()).isEmpty();
      assertThat(request.explain()).isTrue();
      return Samples.outcome(List.of(Samples.hit("1", 1)));
    });
    assertThat(GraphQLClient.query("{ search(input: {}) { edges { node { id } explanation { score } } } }").codes()).isEmpty();
  }

  @Test
  void around_a_time_which_the_framework_formats_the_rest_is_walked() {
    assertThat(nodes("edges { node { id createdAt attributes { name values } } explanation { signals { raw weight } } }"))
        .as("search, edges, two of them with node and explanation, three fields of each node").isEqualTo(1 + 1 + 2 * (1 + 2 + 3));
  }
}
