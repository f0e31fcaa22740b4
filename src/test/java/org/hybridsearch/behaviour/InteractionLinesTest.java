package org.hybridsearch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hybridsearch.ndjson.Line;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.ndjson.LineReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionLinesTest {

  private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
  private static final InteractionLines LINES = new InteractionLines(Clock.fixed(NOW, ZoneOffset.UTC));

  private static String with(String field, String json) {
    String line = "{\"userId\":\"u\",\"itemId\":\"i\",\"type\":\"CLICK\",\"sentAt\":\"2024-01-31T12:00:00Z\",\"value\":1}";
    return line.replaceAll("\"" + field + "\":(\"[^\"]*\"|1)", "\"" + field + "\":" + json.replace("\\", "\\\\"));
  }

  @Test
  void reads_a_whole_line() {
    Interaction read = LINES.parse("{\"userId\":\"u\",\"itemId\":\"ü 1\",\"type\":\"PURCHASE\","
        + "\"sentAt\":\"2024-01-31T12:00:00.1239+02:00\",\"value\":2.5}");
    assertThat(read).isEqualTo(new Interaction(
        "u", "ü 1", EventType.PURCHASE, Instant.parse("2024-01-31T10:00:00.123Z"), OptionalDouble.of(2.5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-0.0", "0", "-3", "1e300"})
  void takes_any_finite_value_or_none(String value) {
    OptionalDouble read = LINES.parse(with("value", value)).value();
    OptionalDouble expected =
        value.equals("null") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value) + 0.0);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void a_line_without_a_value_has_none() {
    assertThat(LINES.parse(BehaviourFixture.line("u", "i")).value()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void takes_every_type(EventType type) {
    assertThat(LINES.parse(with("type", '"' + type.name() + '"')).type()).isEqualTo(type);
  }

  @Test
  void takes_ids_of_256_characters_and_refuses_longer_ones() {
    assertThat(LINES.parse(with("userId", '"' + "x".repeat(256) + '"')).userId()).hasSize(256);
    assertThat(LINES.parse(with("itemId", '"' + "漢".repeat(256) + '"')).itemId()).hasSize(256);
    refused(with("userId", '"' + "x".repeat(257) + '"'), "userId must be a string of 1 to 256 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2024-06-02T00:00:00Z", "2024-06-02T05:00:00+05:00", "2024-01-31T12:00Z"})
  void takes_times_from_1970_to_a_day_ahead(String sentAt) {
    assertThat(LINES.parse(with("sentAt", '"' + sentAt + '"')).sentAt()).isBetween(Instant.EPOCH, NOW.plusSeconds(86_400));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      userId | ""                              | userId must be a string
      userId | "  "                            | userId must be a string
      userId | 7                               | userId must be a string
      userId | null                            | userId must be a string
      itemId | ["i"]                           | itemId must be a string
      itemId | "a\\u0000b"                     | itemId must have no control characters
      itemId | "a\\u0085b"                     | itemId must have no control characters
      itemId | "a\\ud800b"                     | The line holds half a character
      type   | "click"                         | type must be one of
      type   | "BUY"                           | type must be one of
      type   | 1                               | type must be one of
      sentAt | "2024-01-31"                    | sentAt must be a time with its offset
      sentAt | "2024-01-31T12:00:00"           | sentAt must be a time with its offset
      sentAt | "yesterday"                     | sentAt must be a time with its offset
      sentAt | 1706702400                      | sentAt must be a time with its offset
      sentAt | "1969-12-31T23:59:59.999Z"      | sentAt must not be before 1970
      sentAt | "2024-06-02T00:00:00.001Z"      | sentAt must not be before 1970
      sentAt | "+999999999-01-01T00:00:00Z"    | sentAt must not be before 1970
      sentAt | "-999999999-01-01T00:00:00Z"    | sentAt must not be before 1970
      value  | 1e400                           | value must be a finite number
      value  | NaN                             | The line is not valid JSON
      value  | "1"                             | value must be a finite number
      value  | true                            | value must be a finite number
      """)
  void refuses_what_is_not_valid_and_says_why(String field, String json, String reason) {
    refused(with(field, json), reason);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      []                                                  | The line is not a JSON object
      {}                                                  | userId must be a string
      {"userId":"u","userId":"v"}                         | The line is not valid JSON
      {"userId":"u"                                       | The line is not valid JSON
      {"userId":"u","eventId":"e"}                        | An interaction has no field 'eventId'
      """)
  void refuses_lines_of_another_shape(String line, String reason) {
    refused(line, reason);
  }

  @Property(tries = 500)
  void any_bytes_are_read_or_refused(@ForAll byte[] bytes) throws IOException {
    readOrRefuse(bytes);
  }

  @Property(tries = 500)
  void any_text_as_any_field_is_read_or_refused(@ForAll String text, @ForAll byte kind) throws IOException {
    String field = InteractionDocument.FIELDS.get(Math.floorMod(kind, 5));
    String line = "{\"userId\":\"u\",\"itemId\":\"i\",\"type\":\"CLICK\",\"sentAt\":\"2024-01-31T12:00:00Z\",\"" + field + "\":\""
        + text + "\"}";
    readOrRefuse(line.getBytes(StandardCharsets.UTF_8));
    readOrRefuse(text.getBytes(StandardCharsets.UTF_16));
  }

  private static void readOrRefuse(byte[] bytes) throws IOException {
    LineReader reader = new LineReader(new ByteArrayInputStream(bytes), 1000);
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      if (line.get() instanceof Line.Text text) {
        try {
          assertThat(LINES.parse(text.text()).userId()).isNotBlank();
        } catch (LineFault e) {
          assertThat(e.getMessage()).isNotBlank();
        }
      }
    }
  }

  private static void refused(String line, String reason) {
    assertThatExceptionOfType(LineFault.class).isThrownBy(() -> LINES.parse(line)).withMessageStartingWith(reason);
  }
}
