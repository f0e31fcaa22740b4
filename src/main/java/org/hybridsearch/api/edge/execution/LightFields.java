package org.hybridsearch.api.edge.execution;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.SingletonPropertyDataFetcher;
import io.smallrye.graphql.execution.datafetcher.AbstractDataFetcher;
import io.smallrye.graphql.execution.datafetcher.FieldDataFetcher;
import java.util.Set;

/**
 * Plain fields of answers, read straight off their records. SmallRye's own way makes a context of its own for each field of each
 * item, which took a tenth of the service's time. Operations stay as they are but for {@link UnlistedFields}, and so do fields whose
 * values SmallRye formats.
 */
public final class LightFields {

  private static final Set<String> PLAIN = Set.of("ID", "String", "Boolean", "Int", "Float");

  private LightFields() {}

  /** A schema that differs in nothing but how fast plain fields are read. */
  public static GraphQLSchema in(GraphQLSchema schema) {
    GraphQLCodeRegistry light = schema.getCodeRegistry().transform(registry -> schema.getAllTypesAsList().forEach(type -> {
      if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
        object.getFieldDefinitions().forEach(field -> lighten(registry, object, field));
      }
    }));
    return schema.transform(builder -> builder.codeRegistry(light));
  }

  private static void lighten(GraphQLCodeRegistry.Builder registry, GraphQLObjectType owner, GraphQLFieldDefinition field) {
    FieldCoordinates place = FieldCoordinates.coordinates(owner, field);
    DataFetcher<?> present = registry.getDataFetcher(place, field);
    if (present instanceof AbstractDataFetcher<?, ?> operation) {
      registry.dataFetcher(place, UnlistedFields.from(operation));
    } else if (present instanceof FieldDataFetcher && plain(GraphQLTypeUtil.unwrapAll(field.getType()))) {
      registry.dataFetcher(place, SingletonPropertyDataFetcher.singleton());
    }
  }

  private static boolean plain(GraphQLType type) {
    return switch (type) {
      case GraphQLScalarType scalar -> PLAIN.contains(scalar.getName());
      case GraphQLObjectType object -> true;
      case GraphQLEnumType constant -> true;
      default -> false;
    };
  }
}
