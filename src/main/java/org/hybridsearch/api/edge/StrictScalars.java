package org.hybridsearch.api.edge;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * Numbers and ids as the GraphQL specification has them (section 3.5, Scalars). SmallRye's own turn an Int beyond 32 bits into
 * another number, take numbers in quotes, let NaN and infinity through, and make an id of the Java text of whatever is sent.
 */
final class StrictScalars extends GraphQLTypeVisitorStub {

  /** A schema that differs in nothing but the reading of Int, Float and ID. */
  static GraphQLSchema in(GraphQLSchema schema) {
    return SchemaTransformer.transformSchema(schema, new StrictScalars());
  }

  @Override
  public TraversalControl visitGraphQLScalarType(GraphQLScalarType type, TraverserContext<GraphQLSchemaElement> context) {
    return switch (type.getName()) {
      case "Int" -> changeNode(context, strict(type, new StrictInt()));
      case "Float" -> changeNode(context, strict(type, new StrictFloat()));
      case "ID" -> changeNode(context, strict(type, new StrictId()));
      default -> TraversalControl.CONTINUE;
    };
  }

  private static GraphQLScalarType strict(GraphQLScalarType type, Coercing<?, ?> coercing) {
    return type.transform(builder -> builder.coercing(coercing));
  }
}
