package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hybridsearch.application.Storefront.as;
import static org.hybridsearch.application.Storefront.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.application.Storefront.Page;
import org.hybridsearch.demo.FoodMart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What knowing the shopper changes, and what it must not change. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartShoppersIT extends OnFoodMart {

  private static String anna = "";
  private static String berta = "";

  /** The customers who bought most often. */
  @BeforeAll
  static void find_shoppers_with_long_histories() {
    try (Stream<FoodMart.Purchase> purchases = FoodMart.purchases()) {
      List<String> best = purchases.collect(Collectors.groupingBy(FoodMart.Purchase::customerId, Collectors.counting()))
          .entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
          .limit(2).map(Map.Entry::getKey).toList();
      anna = best.getFirst();
      berta = best.getLast();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orange juice", "cheese", "something for breakfast", ""})
  void two_shoppers_get_different_orders_of_the_same_things(String query) {
    Page annas = search(as(anna, query), 100, "");
    Page bertas = search(as(berta, query), 100, "");
    assertThat(annas.applied()).isTrue();
    assertThat(annas.reason()).isEqualTo("APPLIED");
    assertThat(annas.json().at("/personalization/confidence").asDouble()).isBetween(0.5, 1.0);
    assertThat(annas.json().at("/personalization/source").asText()).isEqualTo("local");
    assertThat(annas.total()).isEqualTo(bertas.total());
    assertThat(annas.ids()).isNotEqualTo(bertas.ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orange juice", "cheese", "food", ""})
  void every_explanation_sums_to_its_score_on_every_page(String query) {
    List<Page> pages = Storefront.pages(as(anna, query), 50);
    assertThat(Storefront.all(pages, Page::edges)).isNotEmpty().allSatisfy(FoodMartShoppersIT::sumsUp);
  }

  @Test
  void without_a_shopper_nothing_is_personal() {
    Page page = search("cheese");
    assertThat(page.applied()).isFalse();
    assertThat(page.reason()).isEqualTo("NO_SHOPPER");
    assertThat(page.json().at("/personalization/confidence").asDouble()).isZero();
    assertThat(page.json().at("/personalization/source").asText()).isEqualTo("none");
    assertThat(page.edges()).allSatisfy(FoodMartShoppersIT::sumsUp);
  }

  @Test
  void a_shopper_nobody_knows_gets_the_order_for_nobody() {
    Page page = search(as("nobody-ever-saw-me", "cheese"));
    assertThat(page.applied()).isFalse();
    assertThat(page.reason()).isEqualTo("UNKNOWN_SHOPPER");
    assertThat(page.ids()).isEqualTo(search("cheese").ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONE", "MEASUREMENT"})
  void a_shopper_who_does_not_agree_is_nobody(String consent) {
    Page page = search(Map.of("query", "cheese", "shopper", Map.of("userId", anna, "consent", consent)));
    assertThat(page.applied()).isFalse();
    assertThat(page.reason()).isEqualTo("NO_SHOPPER");
    assertThat(page.ids()).isEqualTo(search("cheese").ids());
  }

  @Test
  void the_mode_says_how_much_the_shopper_counts() {
    Page full = mode("FULL");
    Page light = mode("LIGHT");
    Page none = mode("NONE");
    assertThat(light.applied()).isTrue();
    assertThat(light.weights("PERSONAL")).isNotEmpty()
        .allSatisfy(weight -> assertThat(weight).isCloseTo(full.weights("PERSONAL").getFirst() / 2, within(1e-6)));
    assertThat(none.applied()).isFalse();
    assertThat(none.reason()).isEqualTo("NOT_REQUESTED");
    assertThat(none.ids()).isEqualTo(search("cheese").ids()).isNotEqualTo(full.ids());
  }

  private static Page mode(String mode) {
    return search(Map.of("query", "cheese", "shopper", Map.of("userId", anna), "personalization", mode));
  }

  private static void sumsUp(JsonNode edge) {
    double sum = 0;
    for (JsonNode part : edge.at("/explanation/signals")) {
      sum += part.path("contribution").asDouble();
    }
    assertThat(sum).isCloseTo(edge.path("score").asDouble(), within(1e-4));
    assertThat(edge.at("/explanation/score").asDouble()).isCloseTo(edge.path("score").asDouble(), within(1e-4));
  }
}
