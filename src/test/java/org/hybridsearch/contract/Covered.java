package org.hybridsearch.contract;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of the contract was asked with, and read from answers. A field of an answer counts when a test reads it, not when it is
 * selected. Documents here have neither fragments nor aliases. For one thread.
 */
final class Covered {

  private final Set<String> seen = new TreeSet<>();

  /** Coordinates as {@link Contract} has them. */
  Set<String> seen() {
    return seen;
  }

  /** Notes what a request holds. */
  void sent(String document, Map<String, ?> variables) {
    Document parsed = Parser.parse(document);
    parsed.getDefinitionsOfType(OperationDefinition.class).forEach(operation ->
        selections(root(operation), operation.getSelectionSet(), variables));
  }

  /** The type that the operation of a document begins with. */
  static GraphQLObjectType root(String document) {
    return root(Parser.parse(document).getDefinitionsOfType(OperationDefinition.class).getFirst());
  }

  private static GraphQLObjectType root(OperationDefinition operation) {
    return operation.getOperation() == OperationDefinition.Operation.MUTATION
        ? Contract.SCHEMA.getMutationType() : Contract.SCHEMA.getQueryType();
  }

  private void selections(GraphQLObjectType owner, SelectionSet selections, Map<String, ?> variables) {
    for (Field field : selections.getSelectionsOfType(Field.class)) {
      GraphQLFieldDefinition definition = owner.getFieldDefinition(field.getName());
      Map<String, Object> given = new HashMap<>();
      for (Argument argument : field.getArguments()) {
        given.put(argument.getName(), plain(argument.getValue(), variables));
      }
      definition.getArguments().forEach(argument -> argument(owner, definition, argument, given));
      if (field.getSelectionSet() != null) {
        selections((GraphQLObjectType) unwrapAll(definition.getType()), field.getSelectionSet(), variables);
      }
    }
  }

  private void argument(GraphQLObjectType owner, GraphQLFieldDefinition field, GraphQLArgument argument, Map<String, Object> given) {
    Object value = given.get(argument.getName());
    seen.add(Contract.of(owner, field, argument) + (value == null ? " left out" : ""));
    taken(argument.getType(), value);
  }

  private void taken(GraphQLType any, @Nullable Object value) {
    GraphQLType type = unwrapAll(any);
    switch (value) {
      case null -> { }
      case List<?> list -> list.forEach(each -> taken(type, each));
      case Map<?, ?> map when type instanceof GraphQLInputObjectType input ->
          input.getFieldDefinitions().forEach(field -> input(input, field, map.get(field.getName())));
      default -> {
        if (type instanceof GraphQLEnumType) {
          seen.add(((GraphQLEnumType) type).getName() + "." + value);
        }
      }
    }
  }

  private void input(GraphQLInputObjectType owner, GraphQLInputObjectField field, @Nullable Object value) {
    seen.add(owner.getName() + "." + field.getName() + (value == null ? " left out" : ""));
    taken(field.getType(), value);
  }

  private static @Nullable Object plain(Value<?> value, Map<String, ?> variables) {
    return switch (value) {
      case VariableReference reference -> variables.get(reference.getName());
      case NullValue none -> null;
      case EnumValue name -> name.getName();
      case BooleanValue truth -> truth.isValue();
      case ArrayValue array -> array.getValues().stream().map(each -> plain(each, variables)).toList();
      case ObjectValue object -> {
        Map<String, @Nullable Object> map = new HashMap<>();
        object.getObjectFields().forEach(field -> map.put(field.getName(), plain(field.getValue(), variables)));
        yield map;
      }
      default -> value.toString();
    };
  }

  /** Notes what a test reads: the fields on the way to it, and all within it; an empty list says nothing of its field. */
  void read(GraphQLObjectType root, String pointer, JsonNode value) {
    GraphQLType type = root;
    String last = "";
    for (String step : pointer.substring(1).split("/")) {
      if (!step.chars().allMatch(Character::isDigit)) {
        seen.add(last);
        GraphQLObjectType owner = (GraphQLObjectType) type;
        last = owner.getName() + "." + step;
        type = unwrapAll(owner.getFieldDefinition(step).getType());
      }
    }
    told(last, type, value);
  }

  private void told(String coordinate, GraphQLType any, JsonNode value) {
    GraphQLType type = unwrapAll(any);
    if (value.isArray()) {
      value.forEach(each -> told(coordinate, type, each));
      return;
    }
    seen.add(coordinate + (value.isNull() ? " = null" : ""));
    if (value.isObject() && type instanceof GraphQLObjectType object) {
      value.properties().forEach(member -> told(object.getName() + "." + member.getKey(),
          object.getFieldDefinition(member.getKey()).getType(), member.getValue()));
    } else if (type instanceof GraphQLEnumType values && !value.isNull()) {
      seen.add(values.getName() + "." + value.asText());
    }
  }
}
