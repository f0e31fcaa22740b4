package org.hybridsearch.api.edge.execution;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.SingletonPropertyDataFetcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.api.edge.execution.PlainShape.Member;
import org.hybridsearch.api.edge.execution.PlainShape.Place;

/**
 * What the selections of one execution make of their types' values. Plain is what takes nothing but fields without arguments that
 * are read as {@link LightFields} has them, down to scalars and enums. Fields are collected once for a selection and a type, not
 * for each value. Safe for use by many threads.
 */
final class PlainSelections {

  private static final FieldCollector COLLECTOR = new FieldCollector();

  private final ExecutionContext execution;
  private final boolean watched;
  private final Map<Selected, PlainShape> known = new ConcurrentHashMap<>();

  private PlainSelections(ExecutionContext execution) {
    this.execution = execution;
    this.watched = Watch.isKeptOn(execution);
  }

  /** Those of this execution, which end with it. */
  static PlainSelections of(ExecutionContext execution) {
    return execution.getGraphQLContext().computeIfAbsent(new Owner(execution), owner -> new PlainSelections(execution));
  }

  /** What a field makes of a value of its type, or of what its type lists. */
  PlainShape shape(MergedField field, GraphQLType type) {
    return watched ? new PlainShape.Elaborate() : known.computeIfAbsent(new Selected(field, type), selected -> found(field, type));
  }

  private PlainShape found(MergedField field, GraphQLType type) {
    return switch (type) {
      case GraphQLScalarType scalar ->
          new PlainShape.Scalar(scalar.getCoercing(), execution.getGraphQLContext(), execution.getLocale());
      case GraphQLEnumType constants -> new PlainShape.Constant(constants, execution.getGraphQLContext(), execution.getLocale());
      case GraphQLList list -> many(place(field, list.getWrappedType()));
      case GraphQLObjectType object -> fields(collected(field, object), object);
      default -> new PlainShape.Elaborate(); // of an interface or a union, each value has a type of its own
    };
  }

  private Place place(MergedField field, GraphQLType type) {
    return new Place(found(field, GraphQLTypeUtil.unwrapNonNull(type)), GraphQLTypeUtil.isNonNull(type));
  }

  private static PlainShape many(Place element) {
    return element.shape() instanceof PlainShape.Elaborate ? element.shape() : new PlainShape.Many(element);
  }

  private PlainShape fields(MergedSelectionSet selected, GraphQLObjectType owner) {
    Map<String, Member> members = LinkedHashMap.newLinkedHashMap(selected.size());
    for (MergedField field : selected.getSubFields().values()) {
      Member member = member(field, owner);
      if (member instanceof PlainShape.Property property && property.place().shape() instanceof PlainShape.Elaborate none) {
        return none;
      }
      members.put(field.getResultKey(), member);
    }
    return PlainShape.Fields.of(members);
  }

  private Member member(MergedField field, GraphQLObjectType owner) {
    GraphQLFieldDefinition definition = Introspection.getFieldDefinition(execution.getGraphQLSchema(), owner, field.getName());
    if (definition == execution.getGraphQLSchema().getIntrospectionTypenameFieldDefinition()) {
      return new PlainShape.TypeName(owner.getName());
    }
    return new PlainShape.Property(definition, light(owner, definition)
        ? place(field, definition.getType()) : new Place(new PlainShape.Elaborate(), false));
  }

  private boolean light(GraphQLObjectType owner, GraphQLFieldDefinition field) {
    return field.getArguments().isEmpty()
        && execution.getGraphQLSchema().getCodeRegistry().getDataFetcher(owner, field) == SingletonPropertyDataFetcher.singleton();
  }

  private MergedSelectionSet collected(MergedField field, GraphQLObjectType type) {
    return COLLECTOR.collectFields(FieldCollectorParameters.newParameters()
        .schema(execution.getGraphQLSchema())
        .objectType(type)
        .fragments(execution.getFragmentsByName())
        .variables(execution.getCoercedVariables().toMap())
        .graphQLContext(execution.getGraphQLContext())
        .build(), field);
  }

  /** A key of our own in a context that an execution shares with whoever started it, and may be given to another. */
  private record Owner(ExecutionContext execution) {}

  /** A field of the document is one place in it, however often it is collected. */
  private record Selected(MergedField field, GraphQLType type) {}
}
