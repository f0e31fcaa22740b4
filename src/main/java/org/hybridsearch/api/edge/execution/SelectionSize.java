package org.hybridsearch.api.edge.execution;

import graphql.execution.CoercedVariables;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures one operation of a valid document (so fragments exist and form no cycle). Every use of a fragment counts, but each
 * fragment is measured once, so a pile of fragments that use each other twice costs no more than its text.
 */
final class SelectionSize {

  /** The argument that says how many elements are wanted, wherever a field has one. */
  private static final String FIRST = "first";
  /** The type of what a search's {@code facets} ask for rather than its {@code first}. */
  private static final String FACET_VALUE = "FacetValue";
  private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final CoercedVariables variables;
  private final Map<String, Size> measured = new HashMap<>();

  /** @param fragments of the document, by name */
  SelectionSize(GraphQLSchema schema, Map<String, FragmentDefinition> fragments, CoercedVariables variables) {
    this.schema = schema;
    this.fragments = fragments;
    this.variables = variables;
  }

  /** The size of an operation. */
  Size of(OperationDefinition operation) {
    return of(operation.getSelectionSet(), switch (operation.getOperation()) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> schema.getSubscriptionType();
    });
  }

  private Size of(@Nullable SelectionSet selections, @Nullable GraphQLType type) {
    Size sum = Size.NOTHING;
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        sum = sum.beside(of(selection, type));
      }
    }
    return sum;
  }

  private Size of(Selection<?> selection, @Nullable GraphQLType type) {
    return switch (selection) {
      case Field field -> of(field, type instanceof GraphQLFieldsContainer container
          ? container.getFieldDefinition(field.getName()) : null);
      case InlineFragment inline -> of(inline.getSelectionSet(), inline.getTypeCondition() == null
          ? type : schema.getType(inline.getTypeCondition().getName()));
      case FragmentSpread spread -> fragment(spread.getName());
      default -> Size.NOTHING;
    };
  }

  /** @param definition of the field; null for one of introspection, which has no {@code first} */
  private Size of(Field field, @Nullable GraphQLFieldDefinition definition) {
    GraphQLType type = definition == null ? null : GraphQLTypeUtil.unwrapAll(definition.getType());
    Size inside = of(field.getSelectionSet(), type);
    boolean facetValue = type instanceof GraphQLObjectType object && object.getName().equals(FACET_VALUE);
    Size counted = facetValue ? inside.ofFacetValue() : inside;
    Size all = counted.below(definition == null ? 1 : times(field, definition), field.getAlias() != null,
        INTROSPECTION.contains(field.getName()));
    return definition != null && definition.getArgument(FacetValues.INPUT) != null
        ? all.withFacetValues(FacetValues.askedFor(field, variables)) : all;
  }

  private Size fragment(String name) {
    Size known = measured.get(name);
    if (known == null) {
      FragmentDefinition fragment = fragments.get(name);
      known = of(fragment.getSelectionSet(), schema.getType(fragment.getTypeCondition().getName()));
      measured.put(name, known);
    }
    return known;
  }

  /** How many elements a field asks for: at least 1, since what is less is refused by whoever reads it. */
  private long times(Field field, GraphQLFieldDefinition definition) {
    GraphQLArgument first = definition.getArgument(FIRST);
    if (first == null) {
      return 1;
    }
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals(FIRST)) {
        return times(argument.getValue(), first);
      }
    }
    return byDefault(first);
  }

  private long times(Value<?> value, GraphQLArgument first) {
    return switch (value) {
      case IntValue literal -> literal.getValue().max(BigInteger.ONE).min(BigInteger.valueOf(Integer.MAX_VALUE)).longValue();
      case VariableReference variable when variables.get(variable.getName()) instanceof Number number ->
          Math.max(1, number.longValue());
      default -> byDefault(first);
    };
  }

  private static long byDefault(GraphQLArgument first) {
    return switch (first.getArgumentDefaultValue().getValue()) {
      case IntValue literal -> literal.getValue().longValue();
      case Number number -> number.longValue();
      case null, default -> 1;
    };
  }
}
