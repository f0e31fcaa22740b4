package org.hybridsearch.api.edge.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.Scalars;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.TestConfig;
import org.hybridsearch.api.Samples;
import org.hybridsearch.api.view.SearchConnection;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Stage;
import org.hybridsearch.pipeline.SearchOutcome.Hit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A page of 24 items with all their fields but a time, from records to the answer's tree, its document parsed before. */
public class PlainSelectionsBenchmark extends HotPiece {

  private static final String ITEM = "id sku gtin title description brand categories price listPrice currency imageUrl url available"
      + " rating ratingCount popularity groupId attributes { name label kind values unit }";
  private static final String EXPLANATION =
      "explanation { score signals { signal raw normalized weight contribution missing } ranks { stage rank } }";

  @Param({"false", "true"})
  public boolean explained;

  private GraphQL own;
  private GraphQL walked;
  private ExecutionInput search;

  @Setup
  public void page() throws IOException {
    SearchConnection page = SearchConnection.of(Samples.outcome(IntStream.rangeClosed(1, 24).mapToObj(this::hit).toList()));
    GraphQLSchema schema = schema(page);
    search = ExecutionInput.newExecutionInput("{ search(input: {}) { searchId totalCount pageInfo { hasNextPage endCursor }"
        + " edges { cursor position score node { " + ITEM + " } " + (explained ? EXPLANATION : "") + " } } }").build();
    own = running(schema, new AsyncExecutionStrategy());
    walked = running(schema, new BoundedExecution(
        TestConfig.of(ApiConfig.class, Map.of()), further -> Optional.empty()));
  }

  /** Field by field, as graphql-java does. */
  @Benchmark
  public ExecutionResult own() {
    return own.execute(search);
  }

  @Benchmark
  public ExecutionResult walked() {
    return walked.execute(search);
  }

  private Hit hit(int position) {
    Explanation explanation = new Explanation(0.75,
        Arrays.stream(Signal.values())
            .map(signal -> new Explanation.Part(signal, OptionalDouble.of(7.5), 0.5, 1, 0.5, false)).toList(),
        List.of(new Explanation.Rank(Stage.LEXICAL, OptionalInt.of(3)), new Explanation.Rank(Stage.SEMANTIC, OptionalInt.empty()),
            new Explanation.Rank(Stage.PERSONALIZE, OptionalInt.of(5))));
    return new Hit("cursor-" + position, Samples.item("item-" + position), position, OptionalDouble.of(0.75),
        explained ? Optional.of(explanation) : Optional.empty(), List.of());
  }

  private GraphQL running(GraphQLSchema schema, ExecutionStrategy strategy) {
    PreparsedDocumentEntry document = new PreparsedDocumentEntry(Parser.parse(search.getQuery()));
    return GraphQL.newGraphQL(schema).queryExecutionStrategy(strategy)
        .preparsedDocumentProvider((input, parsing) -> CompletableFuture.completedFuture(document)).build();
  }

  private static GraphQLSchema schema(SearchConnection page) throws IOException {
    try (InputStream golden = PlainSelectionsBenchmark.class.getResourceAsStream("/golden/schema.graphql")) {
      return new SchemaGenerator().makeExecutableSchema(
          new SchemaParser().parse("scalar DateTime\n" + new String(golden.readAllBytes(), StandardCharsets.UTF_8)),
          RuntimeWiring.newRuntimeWiring().scalar(Scalars.GraphQLString.transform(time -> time.name("DateTime")))
              .type("Query", query -> query.dataFetcher("search", environment -> page)).build());
    }
  }
}
