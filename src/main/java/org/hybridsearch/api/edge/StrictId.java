package org.hybridsearch.api.edge;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** A text or a whole number: a list, an object, 1.5 and true are no ids. */
final class StrictId implements Coercing<String, String> {

  private static final String RULE = "An ID is a text or a whole number.";

  @Override
  public String serialize(Object value, GraphQLContext context, Locale locale) {
    return id(value).orElseThrow(() -> new CoercingSerializeException(RULE));
  }

  @Override
  public String parseValue(Object value, GraphQLContext context, Locale locale) {
    return id(value).orElseThrow(() -> new CoercingParseValueException(RULE));
  }

  @Override
  public String parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return switch (literal) {
      case StringValue text -> text.getValue();
      case IntValue number -> number.getValue().toString();
      default -> throw new CoercingParseLiteralException(RULE);
    };
  }

  @Override
  public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
    return StringValue.of(serialize(value, context, locale));
  }

  private static Optional<String> id(Object value) {
    return switch (value) {
      case String text -> Optional.of(text);
      case Integer number -> Optional.of(number.toString());
      case Long number -> Optional.of(number.toString());
      case BigInteger number -> Optional.of(number.toString());
      case BigDecimal number when number.scale() == 0 -> Optional.of(number.toString());
      default -> Optional.empty();
    };
  }
}
