package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.retrieve.QueryVectors;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shoppers get wrong beside a letter within a word: its first letter, and blanks. */
class SpellingIT {

  private static TestShop shop;
  private static Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("spelling-it");
    Map<String, String> titles = new HashMap<>();
    titles.put("orange", "Excellent Orange Juice");
    titles.put("popcorn", "Salted popcorn");
    titles.put("corn", "Canned corn");
    titles.put("soda", "Pop soda");
    titles.put("shirt", "Red T-Shirt");
    titles.put("phone", "Phone15 mini");
    titles.put("coffee", "Coffee beans");
    titles.put("tea", "Tea");
    titles.put("eggs", "Eggs");
    shop.put(titles, "other", 3);
    shop.put(Map.of("tuna", "Canned tuna", "trout", "Trout"), "breakfast", 3);
    shop.put(Map.of("drink", "Apple drink"), "juice", 3);
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({"orangejuice,orange juice,orange", "excellent orangejuice,excellent orange juice,orange", "pop corn,popcorn,popcorn",
      "tshirt,t shirt,shirt", "red tshirt,red t shirt,shirt", "phone 15,phone15,phone", "koffee,coffee,coffee",
      "offee,coffee,coffee",
      "ocffee,coffee,coffee", "xcoffee beans,coffee beans,coffee"})
  void is_corrected(String query, String corrected, String first) {
    SearchOutcome outcome = searches.search(TestShop.first(query, Shopper.NOBODY, 10));
    assertThat(outcome.rung()).isEqualTo(Rung.serving(corrected));
    assertThat(outcome.hits().getFirst().item().id()).isEqualTo(first);
  }

  /** What was typed is near a drink, and its correction nearer to what that finds. */
  private static Rung rungWhereTypedIsNearADrink(String typed) {
    float[] near = {1, 0, 0.48f, 0}; // 0.92 to drinks, where 0.8 is a match
    Searches meaning = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), (market, query, timeout) ->
        new QueryVectors.Found(TextVector.of(query.equals(typed) ? near : TestShop.vector("breakfast")), true));
    return meaning.search(TestShop.first(typed, Shopper.NOBODY, 10)).rung();
  }

  @Test
  void a_word_beside_it_bears_a_correction_out() {
    assertThat(rungWhereTypedIsNearADrink("canned tunna")).isEqualTo(Rung.serving("canned tuna"));
    assertThat(rungWhereTypedIsNearADrink("trout xyzzy").corrected()).isEmpty();
  }

  @Test
  void a_word_by_itself_is_not_corrected_to_something_else_where_it_has_a_meaning() {
    assertThat(rungWhereTypedIsNearADrink("tunna")).isEqualTo(Rung.BY_MEANING);
  }

  @Test
  void a_word_of_three_letters_is_corrected_where_nothing_else_would_be_found() {
    SearchOutcome outcome = searches.search(TestShop.first("egs", Shopper.NOBODY, 10));
    assertThat(outcome.rung()).isEqualTo(Rung.serving("eggs"));
    assertThat(searches.search(TestShop.first("tae", Shopper.NOBODY, 10)).rung()).isEqualTo(Rung.serving("tea"));
    assertThat(rungWhereTypedIsNearADrink("egs")).isEqualTo(Rung.BY_MEANING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pea", "cea", "tez", "moffer", "juice orangeexcellent"})
  void is_left_alone_where_it_means_too_much_or_nothing(String query) {
    assertThat(searches.search(TestShop.first(query, Shopper.NOBODY, 10)).rung().corrected()).isEmpty();
  }
}
