package org.hybridsearch.api.edge.execution;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.TestConfig;

/** A schema with a place of every kind for a {@link Thing}, which stands at its root. */
final class ThingSchema {

  private static final String TEXT = """
      enum Color { RED GREEN }
      interface Named { id: ID! name: String }
      union Other = Thing
      type Thing implements Named {
        id: ID! name: String size: Int weight: Float! fresh: Boolean! color: Color
        words: [String!] matrix: [[Int!]] next: Thing must: Thing! parts: [Thing!]! spares: [Thing]
        named: Named other: Other sized(by: Int! = 2): Int crafted: String
      }
      type Query { thing: Thing must: Thing! parts: [Thing!] word: String }
      """;

  private ThingSchema() {}

  /** graphql-java alone. */
  static GraphQL plain() {
    return running(new AsyncExecutionStrategy()).build();
  }

  /** With the walk. */
  static GraphQL.Builder walked() {
    return running(new BoundedExecution(
        TestConfig.of(ApiConfig.class, Map.of("hybridsearch.api.limits.aliases", "1000")), further -> Optional.empty()));
  }

  private static GraphQL.Builder running(ExecutionStrategy strategy) {
    return GraphQL.newGraphQL(schema()).queryExecutionStrategy(strategy);
  }

  static ExecutionInput input(String document, Map<String, Object> variables, Thing root) {
    return ExecutionInput.newExecutionInput(document).variables(variables).root(root).build();
  }

  private static GraphQLSchema schema() {
    TypeResolver thing = environment -> environment.getSchema().getObjectType("Thing");
    return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(TEXT), RuntimeWiring.newRuntimeWiring()
        .type("Named", type -> type.typeResolver(thing))
        .type("Other", type -> type.typeResolver(thing))
        .type("Query", type -> type.dataFetcher("thing", environment -> environment.getRoot())
            .dataFetcher("must", environment -> ((Thing) environment.getRoot()).must()))
        .type("Thing", type -> type.dataFetcher("named", environment -> ((Thing) environment.getRoot()).next())
            .dataFetcher("crafted", environment -> "by hand"))
        .build());
  }
}
