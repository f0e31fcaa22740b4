package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.Storefront.search;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.hybridsearch.application.Storefront.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistyped queries, and such as a grocery shop has nothing for. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartLadderIT extends OnFoodMart {

  @ParameterizedTest
  @CsvSource({"orangge juise,orange juice", "chese,cheese", "coffe,coffee", "Choclate,chocolate", "wafles,waffles", "shampo,shampoo",
      "spagetti,spaghetti", "bred,bread", "tolet paper,toilet paper", "crakers,crackers", "deoderant,deodorant", "Hermanoss,hermanos"})
  void a_mistyped_query_is_served_as_if_it_were_right(String query, String corrected) {
    Page page = search(query);
    assertThat(page.corrected()).isEqualTo(corrected);
    assertThat(page.fallback()).isEqualTo("RELAXED");
    assertThat(page.ids()).isEqualTo(search(corrected).ids());
    assertThat(page.total()).isEqualTo(search(corrected).total());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orange juice", "cheese", "coffee", "oranges", "Hermanos", "Washington", "Big Time Frozen Peas", "319", ""})
  void a_query_that_is_right_is_served_as_it_is(String query) {
    Page page = search(query);
    assertThat(page.corrected()).isEmpty();
    assertThat(page.fallback()).isEqualTo("NONE");
  }

  @Test
  void a_word_for_what_is_there_under_another_name_is_not_corrected() {
    Page page = search("soap");
    assertThat(page.fallback()).isEqualTo("SEMANTIC_ONLY");
    assertThat(page.corrected()).isEmpty();
  }

  @Test
  void popular_items_pass_the_filters_and_can_be_paged_through() {
    Map<String, ?> input = Map.of("query", "laptop", "filters", List.of(Map.of("field", "brand", "in", List.of("Hermanos"))));
    List<Page> pages = Storefront.pages(input, 30);
    assertThat(pages).extracting(Page::fallback).containsOnly("POPULAR");
    assertThat(Storefront.all(pages, Page::ids)).hasSize(pages.getFirst().total()).doesNotHaveDuplicates();
    assertThat(Storefront.all(pages, Page::items)).allSatisfy(item -> assertThat(item.path("brand").asText()).isEqualTo("Hermanos"));
  }
}
