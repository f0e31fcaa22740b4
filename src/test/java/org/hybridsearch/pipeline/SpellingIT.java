package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
    shop.put(titles, "other", 3);
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({"orangejuice,orange juice,orange", "excellent orangejuice,excellent orange juice,orange", "pop corn,popcorn,popcorn",
      "tshirt,t shirt,shirt", "red tshirt,red t shirt,shirt", "phone 15,phone15,phone", "koffee,coffee,coffee", "offee,coffee,coffee",
      "ocffee,coffee,coffee", "xcoffee beans,coffee beans,coffee"})
  void is_corrected(String query, String corrected, String first) {
    SearchOutcome outcome = searches.search(TestShop.first(query, Shopper.NOBODY, 10));
    assertThat(outcome.rung()).isEqualTo(Rung.serving(corrected));
    assertThat(outcome.hits().getFirst().item().id()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pea", "cea", "moffer", "juice orangeexcellent"})
  void is_left_alone_where_it_means_too_much_or_nothing(String query) {
    assertThat(searches.search(TestShop.first(query, Shopper.NOBODY, 10)).rung().corrected()).isEmpty();
  }
}
