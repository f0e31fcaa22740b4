package org.hybridsearch.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictScalarsTest {

  private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();
  private final StrictInt ints = new StrictInt();
  private final StrictFloat floats = new StrictFloat();
  private final StrictId ids = new StrictId();

  @Test
  void whole_numbers_of_32_bits_are_ints() {
    for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 24, Integer.MAX_VALUE}) {
      assertThat(ints.parseValue((long) number, CONTEXT, Locale.ROOT)).isEqualTo(number);
      assertThat(ints.parseValue(BigInteger.valueOf(number), CONTEXT, Locale.ROOT)).isEqualTo(number);
      assertThat(ints.parseValue(BigDecimal.valueOf(number), CONTEXT, Locale.ROOT)).isEqualTo(number);
      assertThat(literal(ints, IntValue.of(number))).isEqualTo(number);
    }
  }

  static Stream<Object> noInts() {
    return Stream.of(4294967320L, -2147483649L, BigInteger.TWO.pow(31), new BigDecimal("24.0"), new BigDecimal("1e9"), 24.0, "24",
        true, Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("noInts")
  void nothing_else_is_an_int(Object value) {
    assertThatThrownBy(() -> ints.parseValue(value, CONTEXT, Locale.ROOT)).isInstanceOf(CoercingParseValueException.class);
  }

  @Test
  void texts_and_whole_numbers_are_ids() {
    for (Object id : new Object[] {"7", 7, 7L, BigInteger.valueOf(7), BigDecimal.valueOf(7)}) {
      assertThat(ids.parseValue(id, CONTEXT, Locale.ROOT)).isEqualTo("7");
      assertThat(ids.serialize(id, CONTEXT, Locale.ROOT)).isEqualTo("7");
    }
    assertThat(literal(ids, StringValue.of("a 7"))).isEqualTo("a 7");
    assertThat(literal(ids, IntValue.of(7))).isEqualTo("7");
  }

  static Stream<Object> noIds() {
    return Stream.of(List.of("7"), Map.of("7", "7"), true, 7.5, new BigDecimal("7.0"));
  }

  @ParameterizedTest
  @MethodSource("noIds")
  void nothing_else_is_an_id(Object value) {
    assertThatThrownBy(() -> ids.parseValue(value, CONTEXT, Locale.ROOT)).isInstanceOf(CoercingParseValueException.class);
    assertThatThrownBy(() -> literal(ids, FloatValue.of(7.5))).isInstanceOf(CoercingParseLiteralException.class);
  }

  @Test
  void numbers_are_floats() {
    assertThat(floats.parseValue(3, CONTEXT, Locale.ROOT)).isEqualTo(3.0);
    assertThat(floats.parseValue(new BigDecimal("2.5"), CONTEXT, Locale.ROOT)).isEqualTo(2.5);
    assertThat(literal(floats, IntValue.of(3))).isEqualTo(3.0);
    assertThat(literal(floats, FloatValue.of(2.5))).isEqualTo(2.5);
  }

  static Stream<Object> noFloats() {
    return Stream.of(new BigDecimal("1e400"), Double.NaN, Double.NEGATIVE_INFINITY, "1.5", "NaN", true);
  }

  @ParameterizedTest
  @MethodSource("noFloats")
  void nothing_else_is_a_float(Object value) {
    assertThatThrownBy(() -> floats.parseValue(value, CONTEXT, Locale.ROOT)).isInstanceOf(CoercingParseValueException.class);
    assertThatThrownBy(() -> floats.serialize(value, CONTEXT, Locale.ROOT)).isInstanceOf(CoercingSerializeException.class);
  }

  @Test
  void literals_in_quotes_are_no_numbers() {
    assertThatThrownBy(() -> literal(ints, StringValue.of("1"))).isInstanceOf(CoercingParseLiteralException.class);
    assertThatThrownBy(() -> literal(ints, FloatValue.of(1))).isInstanceOf(CoercingParseLiteralException.class);
    assertThatThrownBy(() -> literal(floats, StringValue.of("1"))).isInstanceOf(CoercingParseLiteralException.class);
  }

  private static Object literal(Coercing<?, ?> scalar, Value<?> literal) {
    return scalar.parseLiteral(literal, CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT);
  }
}
