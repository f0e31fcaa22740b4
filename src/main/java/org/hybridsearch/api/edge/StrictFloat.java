package org.hybridsearch.api.edge;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** A finite number, not in quotes; 1e400 and NaN are none. */
final class StrictFloat implements Coercing<Double, Double> {

  private static final String RULE = "A Float is a finite number.";

  @Override
  public Double serialize(Object value, GraphQLContext context, Locale locale) {
    return finite(value).orElseThrow(() -> new CoercingSerializeException(RULE));
  }

  @Override
  public Double parseValue(Object value, GraphQLContext context, Locale locale) {
    return finite(value).orElseThrow(() -> new CoercingParseValueException(RULE));
  }

  @Override
  public Double parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
    Optional<Double> number = switch (literal) {
      case IntValue whole -> finite(whole.getValue());
      case FloatValue decimal -> finite(decimal.getValue());
      default -> Optional.empty();
    };
    return number.orElseThrow(() -> new CoercingParseLiteralException(RULE));
  }

  @Override
  public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
    return FloatValue.newFloatValue(BigDecimal.valueOf(serialize(value, context, locale))).build();
  }

  private static Optional<Double> finite(Object value) {
    return Optional.of(value)
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).doubleValue())
        .filter(Double::isFinite);
  }
}
