package org.hybridsearch.api.edge;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** A whole number of 32 bits: 24 is one, 24.0, "24" and 4294967320 are not. */
final class StrictInt implements Coercing<Integer, Integer> {

  private static final String RULE = "An Int is a whole number of 32 bits.";

  @Override
  public Integer serialize(Object value, GraphQLContext context, Locale locale) {
    return whole(value).orElseThrow(() -> new CoercingSerializeException(RULE));
  }

  @Override
  public Integer parseValue(Object value, GraphQLContext context, Locale locale) {
    return whole(value).orElseThrow(() -> new CoercingParseValueException(RULE));
  }

  @Override
  public Integer parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return Optional.of(literal)
        .filter(IntValue.class::isInstance)
        .flatMap(value -> whole(((IntValue) value).getValue()))
        .orElseThrow(() -> new CoercingParseLiteralException(RULE));
  }

  @Override
  public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
    return IntValue.of(serialize(value, context, locale));
  }

  private static Optional<Integer> whole(Object value) {
    return switch (value) {
      case Integer number -> Optional.of(number);
      case Short number -> Optional.of(number.intValue());
      case Byte number -> Optional.of(number.intValue());
      case Long number -> in32Bits(BigInteger.valueOf(number));
      case BigInteger number -> in32Bits(number);
      case BigDecimal number when number.scale() == 0 -> in32Bits(number.unscaledValue());
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> in32Bits(BigInteger number) {
    return number.bitLength() < Integer.SIZE ? Optional.of(number.intValue()) : Optional.empty();
  }
}
