package org.hybridsearch.api.error;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;
import static graphql.schema.GraphQLTypeUtil.unwrapOne;

import graphql.GraphQLContext;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the argument or input field whose value does not fit the schema: the framework says where the value stands in the document,
 * but not which field of a variable it is. Names come from the schema, never from what was sent. Safe for use by many threads.
 */
public final class Misfits {

  private final GraphQLSchema schema;

  public Misfits(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** The path of the first one, such as {@code input.filters.field}; empty where there is none, or the document cannot be read. */
  public Optional<String> first(String document, JsonObject variables) {
    try {
      return new Parser().parseDocument(ParserEnvironment.newParserEnvironment().document(document)
              .parserOptions(ParserOptions.getDefaultOperationParserOptions()).build())
          .getDefinitionsOfType(OperationDefinition.class).stream()
          .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
              .flatMap(field -> in(root(operation), field, new Given(operation.getVariableDefinitions(), variables)).stream()))
          .findFirst();
    } catch (RuntimeException unreadable) { // it is told as it is: this only adds to it
      return Optional.empty();
    }
  }

  private @Nullable GraphQLObjectType root(OperationDefinition operation) {
    return switch (operation.getOperation()) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> schema.getSubscriptionType();
    };
  }

  private Optional<String> in(@Nullable GraphQLObjectType root, Field field, Given given) {
    GraphQLFieldDefinition definition = root == null ? null : root.getFieldDefinition(field.getName());
    if (definition == null) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Argument argument : field.getArguments()) {
      values.put(argument.getName(), given.plain(argument.getValue()));
    }
    return members("", definition.getArguments(), values);
  }

  private static Optional<String> members(
      String before, List<? extends GraphQLInputValueDefinition> members, Map<?, ?> values) {
    return members.stream()
        .map(member -> at(before + member.getName(), member, values.get(member.getName())))
        .flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> at(String place, GraphQLInputValueDefinition member, @Nullable Object value) {
    GraphQLType type = member.getType();
    if (value == null) {
      return isNonNull(type) && !hasDefault(member) ? Optional.of(place) : Optional.empty();
    }
    return misfit(place, unwrapNonNull(type), value);
  }

  private static boolean hasDefault(GraphQLInputValueDefinition member) {
    return member instanceof GraphQLInputObjectField field && field.hasSetDefaultValue()
        || member instanceof GraphQLArgument argument && argument.hasSetDefaultValue();
  }

  private static Optional<String> misfit(String place, GraphQLType type, Object value) {
    return switch (type) {
      case GraphQLList list -> elements(place, unwrapOne(list), value);
      case GraphQLInputObjectType object -> value instanceof Map<?, ?> map
          ? members(place + ".", object.getFieldDefinitions(), map).or(() -> unknown(place, object, map))
          : Optional.of(place);
      case GraphQLEnumType names -> fits(names, value) ? Optional.empty() : Optional.of(place);
      case GraphQLScalarType scalar -> fits(scalar, value) ? Optional.empty() : Optional.of(place);
      default -> Optional.empty();
    };
  }

  /** A list may be given by its only element. */
  private static Optional<String> elements(String place, GraphQLType type, Object value) {
    List<?> elements = value instanceof List<?> list ? list : List.of(value);
    if (isNonNull(type) && elements.stream().anyMatch(Objects::isNull)) {
      return Optional.of(place);
    }
    return elements.stream().filter(Objects::nonNull)
        .flatMap(element -> misfit(place, unwrapNonNull(type), element).stream()).findFirst();
  }

  private static Optional<String> unknown(String place, GraphQLInputObjectType object, Map<?, ?> values) {
    boolean known = values.keySet().stream().allMatch(name -> object.getFieldDefinition((String) name) != null);
    return known ? Optional.empty() : Optional.of(place);
  }

  private static boolean fits(GraphQLEnumType names, Object value) {
    return (value instanceof String || value instanceof Given.Name) && names.getValue(value.toString()) != null;
  }

  private static boolean fits(GraphQLScalarType scalar, Object value) {
    if (value instanceof Given.Name || value instanceof Map || value instanceof List) {
      return false;
    }
    Object plain = value instanceof Given.Quoted quoted ? quoted.text() : value;
    if (scalar.getName().equals("DateTime")) { // the framework takes any text, and reads it later
      return plain instanceof String text && isTime(text);
    }
    try {
      return scalar.getCoercing().parseValue(plain, GraphQLContext.getDefault(), Locale.ROOT) != null;
    } catch (CoercingParseValueException misfit) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text).isAfter(Instant.MIN);
    } catch (DateTimeParseException none) {
      return false;
    }
  }
}
