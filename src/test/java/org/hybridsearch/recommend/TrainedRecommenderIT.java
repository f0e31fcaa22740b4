package org.hybridsearch.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.Recommendations.ForShopper;
import org.hybridsearch.recommend.Recommendations.Part;
import org.hybridsearch.recommend.Recommendations.Recommended;
import org.hybridsearch.recommend.trained.ModelException;
import org.hybridsearch.recommend.trained.TrainedModel;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Kind;
import org.hybridsearch.recommend.trained.TrainedModel.Named;
import org.hybridsearch.recommend.trained.TrainedModel.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What becomes of the items that a model names, with a real engine. */
@TestInstance(Lifecycle.PER_CLASS)
class TrainedRecommenderIT {

  private static final Shopper ADA = new Shopper.Someone("ada", "", Map.of());

  private final Shop shop = new Shop();
  private final List<Question> asked = new ArrayList<>();

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
        item("lamp", "brass desk light", 0.7, ""));
  }

  @BeforeEach
  void reset() {
    shop.reset();
    asked.clear();
  }

  @AfterAll
  void close() {
    shop.close();
  }

  private void says(Function<Question, Answer> says) {
    shop.model = Optional.of(new TrainedModel() {
      @Override
      public String source() {
        return "personalize";
      }

      @Override
      public boolean answers(Kind kind) {
        return true;
      }

      @Override
      public Answer ask(Question question) {
        asked.add(question);
        return says.apply(question);
      }
    });
  }

  private void names(String... ids) {
    says(question -> new Answer("RID-1", Stream.of(ids).map(id -> new Named(id, 0.1)).toList()));
  }

  @Test
  void what_the_model_names_comes_first_in_its_order_and_what_is_popular_follows() {
    names("rum", "invented", "lemon", "gone");
    ForShopper answer = recommended(ADA, 4);
    assertThat(ids(answer.items())).startsWith("rum", "lemon").hasSize(4).doesNotContain("invented", "gone");
    assertThat(answer.personalization().reason()).isEqualTo(Reason.APPLIED);
    assertThat(answer.personalization().source()).isEqualTo("personalize");
    assertThat(answer.items()).extracting(Recommended::answerId).containsExactly("RID-1", "RID-1", "", "");
    assertThat(answer.items()).allSatisfy(each ->
        assertThat(each.score()).isCloseTo(each.parts().stream().mapToDouble(Part::contribution).sum(), within(1e-9)));
    assertThat(answer.items().stream().map(each -> -each.score()).toList()).isSorted();
    assertThat(shop.asked).as("asked of the ranker and the memory").containsExactly("ada");
  }

  @Test
  void one_of_each_group_is_shown() {
    names("nectar", "juice-xl", "rum");
    assertThat(ids(recommended(ADA, 5).items())).startsWith("nectar", "rum").doesNotContain("juice-xl");
  }

  @Test
  void filters_hold_and_more_is_asked_for() {
    names("rum", "lemon");
    ForShopper answer = shop.recommender().recommended(Market.DEFAULT, ADA, List.of(new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Havana"))), 5);
    assertThat(ids(answer.items())).containsExactly("rum");
    assertThat(asked).extracting(Question::most).containsExactly(500);
  }

  @Test
  void what_the_shopper_is_done_with_is_left_out() {
    shop.done.add("rum");
    names("rum", "lemon");
    assertThat(ids(recommended(ADA, 3).items())).startsWith("lemon").doesNotContain("rum");
  }

  @Test
  void a_model_that_fails_leaves_what_is_popular_and_the_reason() {
    Map<Reason, RuntimeException> failures = Map.of(
        Reason.THROTTLED, new ModelException.Throttled("", null),
        Reason.TIMEOUT, new ModelException.TimedOut("", null),
        Reason.UNAVAILABLE, new ModelException.Unavailable("", null));
    failures.forEach((reason, failure) -> {
      says(question -> {
        throw failure;
      });
      ForShopper answer = recommended(ADA, 4);
      assertThat(answer.personalization().reason()).isEqualTo(reason);
      assertThat(answer.personalization().applied()).isFalse();
      assertThat(ids(answer.items())).startsWith("juice-xl", "soap").hasSize(4);
    });
  }

  @Test
  void an_answer_of_which_nothing_is_left_is_none() {
    names("invented");
    ForShopper answer = recommended(ADA, 2);
    assertThat(ids(answer.items())).containsExactly("juice-xl", "soap");
    assertThat(answer.personalization().reason()).isEqualTo(Reason.UNKNOWN_SHOPPER);
  }

  @Test
  void nobody_is_told_to_the_model() {
    names("rum");
    ForShopper answer = recommended(Shopper.NOBODY, 2);
    assertThat(answer.personalization().reason()).isEqualTo(Reason.NO_SHOPPER);
    similar("juice", Shopper.NOBODY, 2);
    assertThat(asked).isEmpty();
  }

  @Test
  void items_like_an_item_are_the_models_without_the_item_and_its_variants() {
    names("nectar", "juice-xl", "juice", "gone", "lamp");
    List<Recommended> like = similar("juice", ADA, 3);
    assertThat(ids(like)).startsWith("nectar", "lamp").hasSize(3);
    assertThat(ids(like).getLast()).isNotIn("juice", "juice-xl");
    assertThat(like.getFirst().parts()).extracting(Part::name).containsExactly("behaviour");
    assertThat(ids(similar("nectar", ADA, 1))).containsExactly("juice");
  }

  @Test
  void a_model_that_fails_leaves_items_like_an_item_as_they_are_for_nobody_and_is_not_followed_by_a_second_call() {
    List<String> own = ids(similar("juice", Shopper.NOBODY, 5));
    says(question -> {
      throw new ModelException.TimedOut("", null);
    });
    assertThat(ids(similar("juice", ADA, 5))).isEqualTo(own);
    assertThat(shop.asked).as("asked of the ranker").isEmpty();
  }

  @Test
  void a_model_that_names_too_few_like_an_item_is_not_followed_by_a_second_call() {
    List<String> own = ids(similar("juice", Shopper.NOBODY, 5));
    names("lamp");
    assertThat(ids(similar("juice", ADA, 3))).startsWith("lamp").endsWith(own.get(0), own.get(1));
    assertThat(shop.asked).as("asked of the ranker").isEmpty();
  }

  @Test
  void nothing_is_paid_for_an_item_that_is_none() {
    names("rum");
    assertThatThrownBy(() -> similar("unknown", ADA, 3)).isInstanceOf(SearchException.NotFound.class);
    assertThat(asked).isEmpty();
  }

  private ForShopper recommended(Shopper shopper, int first) {
    return shop.recommender().recommended(Market.DEFAULT, shopper, List.of(), first);
  }

  private List<Recommended> similar(String itemId, Shopper shopper, int first) {
    return shop.recommender().similar(Market.DEFAULT, itemId, shopper, first);
  }

  private static List<String> ids(List<Recommended> items) {
    return items.stream().map(each -> each.item().id()).toList();
  }

  private static String item(String id, String title, double popularity, String more) {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\",\"popularity\":" + popularity + more + "}";
  }
}
