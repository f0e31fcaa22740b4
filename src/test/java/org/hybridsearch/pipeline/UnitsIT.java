package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.QueryFallback;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers with units are found however they are written, and what was found as it stands still is. */
class UnitsIT {

  private static TestShop shop;
  private static Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("units-it");
    Map<String, String> titles = new HashMap<>();
    titles.put("screen", "Screen 27\" curved");
    titles.put("monitor", "Monitor 24in");
    titles.put("television", "Television, 32-inch");
    titles.put("cola", "Cola 2l");
    titles.put("lemonade", "Lemonade 1,5 l");
    titles.put("flour", "Flour 500 grams");
    titles.put("rice", "Rice 1,000 g");
    titles.put("beer", "Beer 6x330ml");
    titles.put("coffee", "Coffee 12 fl oz");
    titles.put("drive", "Drive 2TB USB 3");
    titles.put("phone", "Phone 5G");
    titles.put("shampoo", "Shampoo 2 in 1");
    titles.put("jeep", "Jeep 4x4");
    titles.put("shirt", "Shirt \"size 12\" red");
    titles.put("lamp", "Lamp 40 Watt");
    titles.put("drill", "Drill M8 x 20");
    shop.put(titles, "other", 3);
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static List<String> found(String query) {
    SearchOutcome outcome = searches.search(TestShop.first(query, Shopper.NOBODY, 10));
    assertThat(outcome.rung().corrected()).isEmpty();
    return outcome.rung().fallback() == QueryFallback.NONE
        ? outcome.hits().stream().map(hit -> hit.item().id()).toList() : List.of();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "27in|screen", "27 inch|screen", "27\"|screen", "27 inches|screen", "27-inch screen|screen", "27\u2033|screen", "27''|screen",
      "24 inch monitor|monitor", "24\"|monitor", "32in television|television", "2l|cola", "2 liters|cola", "2 Litres|cola", "2L cola|cola",
      "1.5l|lemonade", "1,5 liter|lemonade", "500g|flour", "500 g|flour", "500 gram|flour", "1000g|rice", "330ml|beer",
      "330 ml beer|beer", "12oz|coffee", "12 fl. oz|coffee", "2 tb|drive", "2 terabytes|drive", "40w|lamp"})
  void a_unit_is_found_however_it_is_written(String query, String expected) {
    assertThat(found(query)).first().isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "27|screen", "screen 27|screen", "24in|monitor", "6x330ml|beer", "5g phone|phone", "5G|phone", "2 in 1|shampoo", "4x4|jeep", "jeep 4x4|jeep",
      "size 12|shirt", "\"size 12\"|shirt", "\"12\"|shirt", "usb 3|drive", "M8|drill", "1,000|rice", "32-inch|television", "watt|lamp"})
  void what_is_found_as_it_stands_is_still_found(String query, String expected) {
    assertThat(found(query)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3l", "26in", "5000g"})
  void another_number_is_another_thing(String query) {
    assertThat(found(query)).isEmpty();
  }
}
