package org.hybridsearch.standin.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

  private static final Text SHORT = Text.of(1, 3, "[a-z\uD83C\uDF4A]+");

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "null", "{} x", "\"text\""})
  void a_body_that_is_no_object_cannot_be_read(String body) {
    assertRefused("SerializationException", () -> of(body));
  }

  static Stream<Consumer<Input>> readings() {
    return Stream.of(input -> input.text("s", SHORT), input -> input.texts("s", 0, 9, SHORT), input -> input.number("s", 0, 9),
        input -> input.decimal("s"), input -> input.structure("s"), input -> input.structures("s", 0, 9),
        input -> input.map("s", 9, SHORT, SHORT));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void a_value_of_another_type_cannot_be_read(Consumer<Input> reading) {
    assertRefused("SerializationException", () -> reading.accept(of("{\"s\":true}")));
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        breaks("Value null at 's'", "{}", input -> input.text("s", SHORT)),
        breaks("Value null at 's'", "{\"s\":null}", input -> input.texts("s", 0, 1, SHORT)),
        breaks("length greater than or equal to 1", "{\"s\":\"\"}", input -> input.text("s", SHORT)),
        breaks("length less than or equal to 3", "{\"s\":\"abcd\"}", input -> input.text("s", SHORT)),
        breaks("regular expression pattern", "{\"s\":\"AB\"}", input -> input.text("s", SHORT)),
        breaks("'s.2.member'", "{\"s\":[\"a\",\"\"]}", input -> input.texts("s", 0, 9, SHORT)),
        breaks("length less than or equal to 1", "{\"s\":[\"a\",\"b\"]}", input -> input.texts("s", 0, 1, SHORT)),
        breaks("'s.1.member.t'", "{\"s\":[{}]}", input -> input.structures("s", 0, 9).getFirst().text("t", SHORT)),
        breaks("Map keys", "{\"s\":{\"long\":\"a\"}}", input -> input.map("s", 9, SHORT, SHORT)),
        breaks("'s.a'", "{\"s\":{\"a\":\"\"}}", input -> input.map("s", 9, SHORT, SHORT)),
        breaks("value less than or equal to 9", "{\"s\":10}", input -> input.number("s", 0, 9)),
        breaks("value less than or equal to 9", "{\"s\":4294967300}", input -> input.number("s", 0, 9)),
        breaks("value greater than or equal to 0", "{\"s\":-1}", input -> input.number("s", 0, 9)),
        breaks("Error parsing properties json", "{\"s\":\"[]\"}", input -> input.json("s", Text.of(1, 9))));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void a_broken_limit_is_the_services_own_exception(String named, String body, Consumer<Input> reading) {
    assertThatExceptionOfType(AwsError.class).isThrownBy(() -> reading.accept(of(body))).withMessageContaining(named)
        .satisfies(error -> assertThat(error.type()).isEqualTo("InvalidInputException"));
  }

  @Test
  void what_keeps_the_limits_is_read_and_what_the_model_does_not_have_is_ignored() {
    Input input = of("{\"s\":\"ab\uD83C\uDF4A\",\"n\":9,\"d\":1.5,\"j\":\"{\\\"a\\\":1}\",\"other\":[1]}");

    assertThat(input.text("s", SHORT)).as("3 characters, one of them outside the basic plane").hasSize(4);
    assertThat(input.number("n", 0, 9)).hasValue(9);
    assertThat(input.decimal("d")).hasValue(1.5);
    assertThat(input.json("j", Text.of(1, 9))).isPresent();
    assertThat(input.number("absent", 0, 9)).isEmpty();
    assertThat(input.map("absent", 9, SHORT, SHORT)).isEmpty();
  }

  private static Arguments breaks(String named, String body, Consumer<Input> reading) {
    return Arguments.of(named, body, reading);
  }

  private static Input of(String body) {
    return Input.of(body.getBytes(StandardCharsets.UTF_8), message -> new AwsError(400, "InvalidInputException", message));
  }

  private static void assertRefused(String type, Runnable reading) {
    assertThatExceptionOfType(AwsError.class).isThrownBy(reading::run)
        .satisfies(error -> assertThat(error.type()).isEqualTo(type));
  }
}
