package org.hybridsearch.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.RankerException;
import org.hybridsearch.recommend.Recommendations.ForShopper;
import org.hybridsearch.recommend.Recommendations.Part;
import org.hybridsearch.recommend.Recommendations.Recommended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What is recommended, by a real engine. */
@TestInstance(Lifecycle.PER_CLASS)
class RecommenderIT {

  private static final Shopper ADA = new Shopper.Someone("ada", "", Map.of());
  private static final Shopper SESSION = new Shopper.Someone("", "session-1", Map.of());

  private final Shop shop = new Shop();

  @BeforeAll
  void stock() {
    shop.stock(
        item("juice", "orange juice fresh", 0.5, ""),
        item("juice-xl", "orange juice fresh large", 0.9, ",\"groupId\":\"nectar\""),
        item("nectar", "orange juice fresh nectar", 0.3, ",\"groupId\":\"nectar\""),
        item("gone", "orange juice fresh pressed", 1, ",\"available\":false"),
        item("lemon", "lemon juice fresh", 0.4, ""),
        item("rum", "dark barrel spirit", 0.2, ",\"brand\":\"Havana\""),
        item("soap", "mild cleansing bar", 0.8, ""),
        item("lamp", "brass desk light", 0.7, ",\"groupId\":\"lamps\""),
        item("lamp-b", "black desk light", 0.6, ",\"groupId\":\"lamps\""));
  }

  @BeforeEach
  void reset() {
    shop.reset();
  }

  @AfterAll
  void close() {
    shop.close();
  }

  @Test
  void items_of_the_same_words_are_like_an_item_itself_left_out_and_what_is_gone_last() {
    List<String> like = ids(similar("juice", Shopper.NOBODY, 9));
    assertThat(like).doesNotContain("juice").endsWith("gone");
    assertThat(like.subList(0, 2)).containsExactlyInAnyOrder(like.contains("nectar") ? "nectar" : "juice-xl", "lemon");
  }

  @Test
  void one_variant_of_a_product_is_like_an_item_and_none_of_its_own() {
    assertThat(ids(similar("juice", Shopper.NOBODY, 9))).satisfiesOnlyOnce(id -> assertThat(id).isIn("nectar", "juice-xl"));
    assertThat(ids(similar("lamp", Shopper.NOBODY, 9))).isNotEmpty().doesNotContain("lamp", "lamp-b");
  }

  @Test
  void what_the_same_shoppers_take_is_like_an_item_too() {
    shop.neighbors.put("rum", 0.9);
    List<Recommended> like = similar("juice", Shopper.NOBODY, 9);
    assertThat(ids(like).indexOf("rum")).isLessThan(ids(like).indexOf("soap"));
    Part behaviour = like.get(ids(like).indexOf("rum")).parts().get(1);
    assertThat(behaviour.name()).isEqualTo("behaviour");
    assertThat(behaviour.raw()).isEqualTo(0.9);
    assertThat(behaviour.normalized()).isCloseTo(0.9 / 0.95, within(1e-9));
  }

  @Test
  void scores_are_the_sum_of_their_parts_and_positions_count_from_1() {
    shop.neighbors.put("rum", 0.2);
    List<Recommended> like = similar("juice", Shopper.NOBODY, 9);
    assertThat(like).allSatisfy(each ->
        assertThat(each.score()).isCloseTo(each.parts().stream().mapToDouble(Part::contribution).sum(), within(1e-9)));
    assertThat(like).extracting(Recommended::position).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(like.stream().filter(each -> each.item().available()).map(each -> -each.score()).toList()).isSorted();
  }

  @Test
  void the_shoppers_taste_moves_what_is_like_an_item() {
    shop.taste = question -> new Answer(Map.of("soap", 100.0, "rum", 1.0, "lemon", 1.0), 1);
    List<String> neutral = ids(similar("juice", Shopper.NOBODY, 9));
    List<String> personal = ids(similar("juice", ADA, 9));
    assertThat(personal.indexOf("soap")).isLessThan(neutral.indexOf("soap"));
    assertThat(shop.asked).contains("ada");
  }

  @Test
  void a_ranker_that_fails_leaves_what_is_like_an_item_as_it_is() {
    List<String> neutral = ids(similar("juice", Shopper.NOBODY, 9));
    shop.taste = question -> {
      throw new RankerException.Unavailable("gone", new IllegalStateException());
    };
    assertThat(ids(similar("juice", ADA, 9))).isEqualTo(neutral);
  }

  @Test
  void gives_as_many_like_an_item_as_asked_for() {
    assertThat(similar("juice", Shopper.NOBODY, 2)).hasSize(2);
  }

  @Test
  void an_unknown_item_is_not_found() {
    assertThatThrownBy(() -> similar("unknown", Shopper.NOBODY, 2)).isInstanceOf(SearchException.NotFound.class);
  }

  @Test
  void somebody_new_gets_what_is_popular_and_can_be_bought() {
    for (Shopper shopper : List.of(Shopper.NOBODY, SESSION)) {
      ForShopper recommended = recommended(shopper, 9);
      assertThat(ids(recommended.items())).containsExactly("juice-xl", "soap", "lamp", "juice", "lemon", "rum", "gone");
      assertThat(recommended.personalization().applied()).isFalse();
    }
    assertThat(recommended(Shopper.NOBODY, 9).personalization().reason()).isEqualTo(Reason.NO_SHOPPER);
    assertThat(recommended(SESSION, 9).personalization().reason()).isEqualTo(Reason.UNKNOWN_SHOPPER);
    assertThat(recommended(SESSION, 9).id()).isEqualTo("recommendation-1");
  }

  @Test
  void nobody_is_told_to_the_ranker_where_nobody_asks() {
    recommended(Shopper.NOBODY, 9);
    similar("juice", Shopper.NOBODY, 9);
    assertThat(shop.asked).isEmpty();
  }

  @Test
  void somebody_known_gets_their_own_taste() {
    shop.favorites = List.of("rum", "lemon");
    shop.taste = question -> new Answer(Map.of("rum", 20.0, "lemon", 10.0, "juice-xl", 1.0, "soap", 1.0, "lamp", 1.0), 0.9);
    ForShopper recommended = recommended(ADA, 9);
    assertThat(ids(recommended.items())).startsWith("rum", "lemon", "juice-xl").endsWith("gone");
    assertThat(recommended.personalization().applied()).isTrue();
    assertThat(recommended.personalization().confidence()).isEqualTo(0.9);
    assertThat(recommended.personalization().source()).isEqualTo("fake");
    assertThat(recommended.items()).allSatisfy(each ->
        assertThat(each.score()).isCloseTo(each.parts().stream().mapToDouble(Part::contribution).sum(), within(1e-9)));
  }

  @Test
  void what_somebody_is_done_with_is_left_out_for_them_alone() {
    shop.done.add("soap");
    assertThat(ids(recommended(ADA, 9).items())).doesNotContain("soap");
    assertThat(ids(recommended(Shopper.NOBODY, 9).items())).contains("soap");
  }

  @Test
  void filters_hold_for_favorites_too() {
    shop.favorites = List.of("rum", "lemon");
    shop.taste = question -> new Answer(Map.of("rum", 20.0, "lemon", 10.0), 0.9);
    Filter havana = new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Havana"));
    assertThat(ids(shop.recommender().recommended(Market.DEFAULT, ADA, List.of(havana), 9).items())).containsExactly("rum");
    Filter nothing = new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("nobody's"));
    assertThat(shop.recommender().recommended(Market.DEFAULT, ADA, List.of(nothing), 9).items()).isEmpty();
  }

  @Test
  void a_ranker_that_fails_leaves_what_is_popular_and_says_so() {
    shop.taste = question -> {
      throw new RankerException.Throttled("slower", new IllegalStateException());
    };
    ForShopper recommended = recommended(ADA, 9);
    assertThat(ids(recommended.items())).startsWith("juice-xl", "soap");
    assertThat(recommended.personalization().reason()).isEqualTo(Reason.THROTTLED);
  }

  @Test
  void gives_as_many_as_asked_for() {
    assertThat(recommended(Shopper.NOBODY, 2).items()).hasSize(2);
  }

  @Test
  void an_engine_that_is_away_is_told() {
    Recommender cut = shop.cutOff();
    assertThatThrownBy(() -> cut.recommended(Market.DEFAULT, ADA, List.of(), 9)).isInstanceOf(SearchException.Unavailable.class);
    assertThatThrownBy(() -> cut.similar(Market.DEFAULT, "juice", ADA, 9)).isInstanceOf(SearchException.Unavailable.class);
  }

  @Test
  void many_variants_of_a_few_products_leave_room_for_others() {
    try (Shop clothes = new Shop()) {
      clothes.stock(Stream.of(
              IntStream.range(0, 450).mapToObj(i -> item("shirt-" + i, "cotton shirt", 0.9, ",\"groupId\":\"shirt\"")),
              IntStream.range(0, 30).mapToObj(i -> item("trousers-" + i, "wool trousers number " + i, 0.1, "")),
              Stream.of(item("blouse", "cotton shirt", 0.1, "")))
          .flatMap(each -> each).toArray(String[]::new));
      assertThat(ids(clothes.recommender().similar(Market.DEFAULT, "blouse", Shopper.NOBODY, 12))).hasSize(12);
      assertThat(ids(clothes.recommender().recommended(Market.DEFAULT, Shopper.NOBODY, List.of(), 24).items())).hasSize(24);
    }
  }

  @Test
  void what_goes_with_one_variant_goes_with_its_product() {
    shop.neighbors.put("nectar", 0.9); // juice-xl is its other variant
    List<Recommended> like = similar("juice", Shopper.NOBODY, 9);
    Recommended product = like.stream().filter(each -> each.item().group().equals("nectar")).findFirst().orElseThrow();
    assertThat(product.parts().get(1).raw()).isEqualTo(0.9);
    assertThat(like.getFirst()).isEqualTo(product);
  }

  @Test
  void who_is_done_with_a_product_is_done_with_its_variants() {
    shop.done.add("lamp-b");
    assertThat(ids(recommended(ADA, 9).items())).doesNotContain("lamp", "lamp-b").contains("soap");
  }

  private List<Recommended> similar(String itemId, Shopper shopper, int first) {
    return shop.recommender().similar(Market.DEFAULT, itemId, shopper, first);
  }

  private ForShopper recommended(Shopper shopper, int first) {
    return shop.recommender().recommended(Market.DEFAULT, shopper, List.of(), first);
  }

  private static List<String> ids(List<Recommended> recommended) {
    return recommended.stream().map(each -> each.item().id()).toList();
  }

  private static String item(String id, String title, double popularity, String more) {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\",\"popularity\":" + popularity + more + "}";
  }
}
