package org.hybridsearch.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.model.Item;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;

class DatasetRecordsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant LOADED = Instant.ofEpochSecond(1_700_000_000);

  private static DatasetRecords records(String... settings) {
    return new DatasetRecords(Settings.of(ExportConfig.class, settings));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Item item(String json) {
    return ItemReader.read(tree(json));
  }

  @Test
  void names_of_columns_are_in_camel_case() {
    assertThat(DatasetRecords.property("CATEGORY_L1")).isEqualTo("categoryL1");
    assertThat(DatasetRecords.property("CREATION_TIMESTAMP")).isEqualTo("creationTimestamp");
    assertThat(DatasetRecords.property("ATTRIBUTE_SHOE_SIZE")).isEqualTo("attributeShoeSize");
    assertThat(DatasetRecords.property("PRICE")).isEqualTo("price");
  }

  @Test
  void a_record_has_what_is_known_with_its_types() {
    DatasetRecord record = records("hybridsearch.export.attributes", "shoeSize").item(item("""
        {"id":"a","title":"Shoe","price":12.5,"categories":["Home","Feet"],"createdAt":"2026-01-01T00:00:00Z","available":false,
        "attributes":{"number":{"shoeSize":[44]}}}"""), LOADED).orElseThrow();
    assertThat(tree(record.properties())).isEqualTo(tree("""
        {"price":12.5,"categoryL1":"Home","categoryL2":"Feet","available":"false","description":"Shoe",
        "creationTimestamp":1767225600,"attributeShoeSize":"44"}"""));
    assertThat(record.id()).isEqualTo("a");
    assertThat(record.toString()).doesNotContain("Shoe");
  }

  @Test
  void the_time_of_an_upload_changes_no_fingerprint_and_anything_else_does() {
    DatasetRecords records = records();
    Item item = item("{\"id\":\"a\",\"title\":\"Shoe\"}");
    DatasetRecord first = records.item(item, LOADED).orElseThrow();
    DatasetRecord later = records.item(item, LOADED.plusSeconds(60)).orElseThrow();
    assertThat(later.properties()).isNotEqualTo(first.properties());
    assertThat(later.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(records.item(item("{\"id\":\"a\",\"title\":\"Shoes\"}"), LOADED).orElseThrow().fingerprint())
        .isNotEqualTo(first.fingerprint());
    assertThat(records.item(item("{\"id\":\"a\",\"title\":\"Shoe\",\"popularity\":1,\"rating\":3}"), LOADED).orElseThrow().fingerprint())
        .isEqualTo(first.fingerprint());
  }

  @Test
  void prose_is_shortened_to_what_a_call_takes() {
    DatasetRecord record = records().item(item("{\"id\":\"a\",\"title\":\"t\",\"brand\":\"b\",\"description\":\"" + "я".repeat(30_000)
        + "\"}"), LOADED).orElseThrow();
    assertThat(record.properties().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(DatasetRecords.MOST_BYTES);
    assertThat(tree(record.properties()).path("description").asText()).startsWith("t. яя").hasSizeGreaterThan(10_000);
    assertThat(tree(record.properties()).path("brand").asText()).isEqualTo("b");
    assertThat(record.kept()).doesNotContain("я");
  }

  @Test
  void what_is_gone_is_as_it_was_kept_but_not_available() {
    DatasetRecords records = records();
    DatasetRecord record = records.item(item("{\"id\":\"a\",\"title\":\"Shoe\",\"price\":3}"), LOADED).orElseThrow();
    DatasetRecord gone = records.gone("a", record.kept());
    assertThat(tree(gone.properties())).isEqualTo(tree("{\"price\":3,\"available\":\"false\",\"creationTimestamp\":1700000000}"));
    assertThat(gone.fingerprint()).isNotEqualTo(record.fingerprint());
    assertThat(records.gone("a", gone.kept()).properties()).isEqualTo(gone.properties());
  }

  @Test
  void what_cannot_be_imported_has_no_record() {
    assertThat(records().item(item("{\"id\":\"a\\\"b\",\"title\":\"x\"}"), LOADED)).isEmpty();
    DatasetRecords shop = records("hybridsearch.export.domain", "ECOMMERCE");
    assertThat(shop.item(item("{\"id\":\"a\",\"title\":\"x\",\"price\":1}"), LOADED)).isEmpty();
    assertThat(shop.item(item("{\"id\":\"a\",\"title\":\"x\",\"price\":1,\"categories\":[\"c\"]}"), LOADED)).isPresent();
    assertThat(shop.schema()).isNotEqualTo(records().schema());
  }

  @Test
  void two_columns_are_never_one_property() {
    assertThatThrownBy(() -> records("hybridsearch.export.attributes", "size2,size_2")).hasMessageContaining("one property");
  }

  @Test
  void a_user_says_whether_they_signed_in() {
    assertThat(tree(DatasetRecords.user("u", true).properties())).isEqualTo(tree("{\"signedIn\":\"true\"}"));
  }
}
