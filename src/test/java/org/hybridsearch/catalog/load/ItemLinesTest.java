package org.hybridsearch.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.catalog.document.AttributeKinds;
import org.hybridsearch.catalog.document.FieldChange;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Item.Attribute.Kind;
import org.hybridsearch.ndjson.Line;
import org.hybridsearch.ndjson.LineFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemLinesTest {

  private final Map<String, Kind> settled = new HashMap<>(Map.of("color", Kind.KEYWORD, "size", Kind.NUMBER));
  private final ItemLines lines = new ItemLines(new AttributeKinds() {
    @Override
    public Optional<Kind> known(String name) {
      return Optional.ofNullable(settled.get(name));
    }

    @Override
    public Kind settle(String name, Kind proposed) {
      return settled.computeIfAbsent(name, key -> proposed);
    }
  });

  private ItemChange parse(Operation operation, String text) {
    return lines.parse(new Line.Text(7, text), operation, 99);
  }

  private Item put(String members) {
    return ItemReader.read(((ItemChange.Put) parse(Operation.PUT, "{\"id\":\"a\",\"title\":\"t\"" + members + "}")).source());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"title\":\"t\"}                                     | The line lacks the field id",
      "{\"id\":null,\"title\":\"t\"}                         | The line lacks the field id",
      "{\"id\":7,\"title\":\"t\"}                            | id must be a string",
      "{\"id\":\"\",\"title\":\"t\"}                         | id must have 1 to 256 characters, not all of them blank",
      "{\"id\":\"a\\u0000\",\"title\":\"t\"}                 | id must have no control characters",
      "{\"id\":\"a\"}                                        | The line lacks the field title",
      "{\"id\":\"a\",\"title\":\" \"}                        | title must have 1 to 1024 characters, not all of them blank",
      "{\"id\":\"a\",\"title\":\"t\",\"version\":-1}         | version must be a whole number from 0 to 9223372036854775807",
      "{\"id\":\"a\",\"title\":\"t\",\"version\":1.5}        | version must be a whole number from 0 to 9223372036854775807",
      "{\"id\":\"a\",\"title\":\"t\",\"version\":9223372036854775808} | version must be a whole number from 0 to 9223372036854775807",
      "{\"id\":\"a\",\"title\":\"t\",\"price\":\"1\"}        | price must be a number from 0.0 to 1.0E15",
      "{\"id\":\"a\",\"title\":\"t\",\"price\":1e400}        | price must be a number from 0.0 to 1.0E15",
      "{\"id\":\"a\",\"title\":\"t\",\"price\":-0.01}        | price must be a number from 0.0 to 1.0E15",
      "{\"id\":\"a\",\"title\":\"t\",\"popularity\":1.01}    | popularity must be a number from 0.0 to 1.0",
      "{\"id\":\"a\",\"title\":\"t\",\"ratingCount\":1.5}    | ratingCount must be a whole number from 0 to 2147483647",
      "{\"id\":\"a\",\"title\":\"t\",\"ratingCount\":2147483648} | ratingCount must be a whole number from 0 to 2147483647",
      "{\"id\":\"a\",\"title\":\"t\",\"available\":\"yes\"}  | available must be true or false",
      "{\"id\":\"a\",\"title\":\"t\",\"currency\":\"eur\"}   | currency must be three capital letters, as ISO 4217 has them",
      "{\"id\":\"a\",\"title\":\"t\",\"categories\":\"x\"}   | categories must be a list of at most 16 strings",
      "{\"id\":\"a\",\"title\":\"t\",\"categories\":[1]}     | each of categories must be a string",
      "{\"id\":\"a\",\"title\":\"t\",\"createdAt\":\"soon\"} | createdAt must be a time such as 2024-01-31T12:00:00Z, a date, or epoch seconds",
      "{\"id\":\"a\",\"title\":\"t\",\"createdAt\":1e30}     | createdAt must be a time such as 2024-01-31T12:00:00Z, a date, or epoch seconds",
      "{\"id\":\"a\",\"title\":\"t\",\"url\":\"javascript:alert(1)\"} | url must be an http or https address, or a path",
      "{\"id\":\"a\",\"title\":\"t\",\"imageUrl\":\"data:x\"} | imageUrl must be an http or https address, or a path",
      "{\"id\":\"a\",\"title\":\"t\",\"colour\":\"red\"}     | An item has no field 'colour'",
      "{\"id\":\"a\",\"title\":\"t\",\"attributes\":[]}      | attributes must be an object of at most 64 names",
      "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"a.b\":1}} | An attribute's name has 1 to 64 letters, digits, '_', '-' and blanks between; 'a.b' does not",
      "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"new\":{}}} | The values of an attribute are strings, numbers or booleans; those of 'new' are not",
      "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"new\":[]}} | An attribute has 1 to 64 values; 'new' does not",
      "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"new\":[1,\"x\"]}} | Each value of the numeric attribute 'new' must be a number from -1.0E15 to 1.0E15",
      "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"size\":true}} | Each value of the numeric attribute 'size' must be a number from -1.0E15 to 1.0E15"})
  void refuses_a_bad_line_and_says_why(String line, String reason) {
    assertThatThrownBy(() -> parse(Operation.PUT, line)).isInstanceOf(LineFault.class).hasMessage(reason);
    assertThat(settled).as("a refused line settles nothing").doesNotContainKey("new");
  }

  @Test
  void an_id_has_at_most_256_characters() {
    parse(Operation.PUT, "{\"id\":\"" + "x".repeat(256) + "\",\"title\":\"t\"}");
    assertThatThrownBy(() -> parse(Operation.PUT, "{\"id\":\"" + "x".repeat(257) + "\",\"title\":\"t\"}"))
        .isInstanceOf(LineFault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2024-01-31T12:00:00Z\"", "\"2024-01-31T13:00:00+01:00\"", "1706702400"})
  void times_come_in_several_forms(String time) {
    assertThat(put(",\"createdAt\":" + time).createdAt().orElseThrow()).hasToString("2024-01-31T12:00:00Z");
  }

  @Test
  void a_date_is_its_midnight() {
    assertThat(put(",\"createdAt\":\"2024-01-31\"").createdAt().orElseThrow()).hasToString("2024-01-31T00:00:00Z");
  }

  @Test
  void an_item_is_available_unless_it_says_otherwise() {
    assertThat(put("").available()).isTrue();
    assertThat(put(",\"available\":null").available()).isTrue();
    assertThat(put(",\"available\":false").available()).isFalse();
  }

  @Test
  void null_is_the_same_as_nothing() {
    assertThat(put(",\"price\":null,\"brand\":null,\"attributes\":null")).isEqualTo(put(""));
  }

  @Test
  void numbers_of_attributes_read_plain_and_words_stay_words() {
    Item item = put(",\"attributes\":{\"size\":[1.50,1e6,-0.0],\"color\":[7,\"red\",true]}");
    assertThat(item.attributes()).containsExactly(
        new Item.Attribute("color", Kind.KEYWORD, List.of("7", "red", "true")),
        new Item.Attribute("size", Kind.NUMBER, List.of("1.5", "1000000", "0")));
  }

  @Test
  void the_version_is_the_shops_or_the_imports() {
    assertThat(parse(Operation.PUT, "{\"id\":\"a\",\"title\":\"t\",\"version\":5}").version()).isEqualTo(5);
    assertThat(parse(Operation.PUT, "{\"id\":\"a\",\"title\":\"t\"}").version()).isEqualTo(99);
  }

  @Test
  void the_group_is_the_items_own_unless_one_is_given() {
    ObjectNode alone = ((ItemChange.Put) parse(Operation.PUT, "{\"id\":\"a\",\"title\":\"t\"}")).source();
    ObjectNode grouped = ((ItemChange.Put) parse(Operation.PUT, "{\"id\":\"a\",\"title\":\"t\",\"groupId\":\"g\"}")).source();
    assertThat(alone.path("group").textValue()).isEqualTo("a");
    assertThat(grouped.path("group").textValue()).isEqualTo("g");
  }

  @Test
  void a_patch_names_what_changes() {
    ItemChange.Patch patch = (ItemChange.Patch) parse(Operation.PATCH,
        "{\"id\":\"a\",\"price\":2,\"brand\":null,\"attributes\":{\"color\":null,\"size\":3,\"never seen\":null}}");
    assertThat(patch.changes()).extracting(FieldChange::name)
        .containsExactly("price", "brand", "attributes.color", "attributes.size");
    assertThat(patch.textual()).isTrue();
    assertThat(((ItemChange.Patch) parse(Operation.PATCH, "{\"id\":\"a\",\"price\":2}")).textual()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"id\":\"a\",\"version\":1}    | The line names no field to change",
      "{\"id\":\"a\",\"title\":null}   | title cannot be cleared: every item has one"})
  void refuses_a_patch_that_cannot_be(String line, String reason) {
    assertThatThrownBy(() -> parse(Operation.PATCH, line)).isInstanceOf(LineFault.class).hasMessage(reason);
  }

  @Test
  void a_deletion_has_id_and_version_only() {
    assertThat(parse(Operation.DELETE, "{\"id\":\"a\",\"version\":3}")).isEqualTo(new ItemChange.Delete(7, "a", 3));
    assertThatThrownBy(() -> parse(Operation.DELETE, "{\"id\":\"a\",\"title\":\"t\"}"))
        .hasMessage("A line that deletes has id and version only, not 'title'");
  }
}
