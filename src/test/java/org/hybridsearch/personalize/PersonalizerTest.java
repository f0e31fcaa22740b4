package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.Personalizer.Request;
import org.hybridsearch.personalize.Personalizer.Weighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PersonalizerTest {

  private static final Shopper ANNA = new Shopper.Someone("anna", "", Map.of("device", "phone"));
  private static final Weighting FULL = new Weighting(PersonalizationMode.FULL, 0.4, 0.5);
  private static final List<String> ABC = List.of("a", "b", "c");

  private final FakeRanker ranker = FakeRanker.saying(Map.of("a", 0.1, "b", 0.7, "c", 0.2));

  @Test
  void a_shopper_moves_the_order() {
    PersonalRanking ranking = personalize(ANNA, ABC, FULL);

    assertThat(ranking.candidates()).isEqualTo(ABC);
    assertThat(ranking.outcome().reason()).isEqualTo(Reason.APPLIED);
    assertThat(ranking.outcome().source()).isEqualTo("fake");
    assertThat(ranking.outcome().confidence()).isEqualTo(1);
    assertThat(ranking.weight()).isEqualTo(0.4);
    assertThat(ranking.report().stage()).isEqualTo(Stage.PERSONALIZE);
    assertThat(ranking.report().status()).isEqualTo(Status.OK);
    assertThat(ranking.report().reason()).isEmpty();
    assertThat(ranking.scores().lift(1).orElseThrow()).isCloseTo(Math.log(3.5), within(1e-12));
    assertThat(ranking.scores().rank(1)).hasValue(1);
    assertThat(ranking.scores().normalized(2)).isEqualTo(0.5);
  }

  @Test
  void the_ranker_is_asked_what_the_stage_is_asked() {
    personalize(ANNA, ABC, FULL);

    assertThat(ranker.asked)
        .containsExactly(new PersonalRanker.Question(Market.DEFAULT, (Shopper.Someone) ANNA, ABC));
  }

  @Test
  void nothing_requested_is_skipped_whoever_asks() {
    assertSkipped(personalize(ANNA, ABC, new Weighting(PersonalizationMode.NONE, 0.4, 0.5)), Reason.NOT_REQUESTED);
  }

  @Test
  void nobody_is_skipped() {
    assertSkipped(personalize(Shopper.NOBODY, ABC, FULL), Reason.NO_SHOPPER);
  }

  @ParameterizedTest
  @CsvSource({"FULL, 0, 0.5", "LIGHT, 0, 0.5", "LIGHT, 0.4, 0"})
  void a_weight_of_zero_is_skipped(PersonalizationMode mode, double base, double lightFraction) {
    assertSkipped(personalize(ANNA, ABC, new Weighting(mode, base, lightFraction)), Reason.WEIGHT_ZERO);
  }

  @Test
  void one_candidate_or_none_is_skipped() {
    assertSkipped(personalize(ANNA, List.of("a"), FULL), Reason.WEIGHT_ZERO);
    assertSkipped(personalize(ANNA, List.of(), FULL), Reason.WEIGHT_ZERO);
    assertThat(personalize(ANNA, List.of("a"), FULL).report().reason()).isEqualTo("at most one candidate");
  }

  @ParameterizedTest(name = "{0} of {1} at confidence {2} weighs {3}")
  @CsvSource({"FULL, 0.4, 1, 0.4", "FULL, 0.4, 0.5, 0.2", "LIGHT, 0.4, 1, 0.1", "LIGHT, 0.4, 0.5, 0.05", "FULL, 0.4, 7, 0.4"})
  void the_weight_falls_with_mode_and_confidence(PersonalizationMode mode, double base, double confidence, double weight) {
    ranker.behaviour = question -> new Answer(Map.of("a", 0.1, "b", 0.7), confidence);

    PersonalRanking ranking = personalize(ANNA, ABC, new Weighting(mode, base, 0.25));

    assertThat(ranking.weight()).isCloseTo(weight, within(1e-12));
    assertThat(ranking.outcome().confidence()).isEqualTo(Math.min(1, confidence));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void no_confidence_means_an_unknown_shopper(double confidence) {
    ranker.behaviour = question -> new Answer(Map.of("a", 0.1, "b", 0.7), confidence);

    PersonalRanking ranking = personalize(ANNA, ABC, FULL);

    assertNeutral(ranking, Reason.UNKNOWN_SHOPPER);
    assertThat(ranking.report().status()).isEqualTo(Status.OK);
    assertThat(ranking.report().reason()).isEqualTo("nothing is known of the shopper");
  }

  @Test
  void a_flat_or_an_empty_answer_is_not_called_applied() {
    ranker.behaviour = question -> new Answer(Map.of("a", 0.2, "b", 0.2, "c", 0.2), 1);
    assertNeutral(personalize(ANNA, ABC, FULL), Reason.UNKNOWN_SHOPPER);

    ranker.behaviour = question -> new Answer(Map.of(), 1);
    assertNeutral(personalize(ANNA, ABC, FULL), Reason.UNKNOWN_SHOPPER);
  }

  @Test
  void junk_in_an_answer_leaves_its_items_neutral_and_the_rest_as_it_is() {
    Map<String, Double> said = new HashMap<>();
    said.put("zero", 0.0);
    said.put("null", null);
    said.put("nan", Double.NaN);
    said.put("negative", -0.4);
    said.put("infinite", Double.POSITIVE_INFINITY);
    said.put("invented", 0.9);
    said.put("a", 0.1);
    said.put("b", 0.7);
    ranker.behaviour = question -> new Answer(said, 1);
    List<String> ids = List.of("zero", "a", "null", "nan", "omitted", "negative", "b", "infinite");

    PersonalRanking ranking = personalize(ANNA, ids, FULL);

    Map<String, Double> scored = new LinkedHashMap<>();
    for (int i = 0; i < ranking.candidates().size(); i++) {
      if (ranking.scores().rank(i).isPresent()) {
        scored.put(ranking.candidates().get(i), ranking.scores().normalized(i));
      }
    }
    assertThat(ranking.candidates()).isEqualTo(ids);
    assertThat(scored.keySet()).containsExactly("a", "b");
    assertThat(scored.get("a")).isLessThan(0.5);
    assertThat(scored.get("b")).isGreaterThan(0.5);
    assertThat(ranking.scores().normalized(0)).isEqualTo(0.5);
  }

  @Test
  void beyond_what_one_call_takes_candidates_stay_neutral() {
    List<String> ids = IntStream.range(0, 700).mapToObj(i -> "i" + i).toList();
    ranker.behaviour = question -> {
      Map<String, Double> said = new HashMap<>();
      question.itemIds().forEach(id -> said.put(id, 1.0 + said.size()));
      return new Answer(said, 1);
    };

    PersonalRanking ranking = personalize(ANNA, ids, FULL);

    assertThat(ranker.asked.getFirst().itemIds()).isEqualTo(ids.subList(0, PersonalRanker.MAX_ITEMS));
    assertThat(ranking.candidates()).isEqualTo(ids);
    assertThat(ranking.scores().scored()).isEqualTo(500);
    assertThat(ranking.scores().missing(499)).isFalse();
    assertThat(ranking.scores().missing(500)).isTrue();
    assertThat(ranking.scores().normalized(699)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.5", "NaN, 0.5", "Infinity, 0.5", "0.4, -0.1", "0.4, 1.1", "0.4, NaN"})
  void a_weighting_out_of_range_is_refused(double base, double lightFraction) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Weighting(PersonalizationMode.FULL, base, lightFraction));
  }

  @Test
  void neither_shopper_nor_candidates_show_in_texts() {
    assertThat(personalize(ANNA, List.of("item-1", "item-2"), FULL).toString()).doesNotContain("anna", "item-1");
  }

  private void assertSkipped(PersonalRanking ranking, Reason reason) {
    assertNeutral(ranking, reason);
    assertThat(ranking.report().status()).isEqualTo(Status.SKIPPED);
    assertThat(ranking.report().reason()).isNotEmpty();
    assertThat(ranker.asked).isEmpty();
  }

  private static void assertNeutral(PersonalRanking ranking, Reason reason) {
    assertThat(ranking.outcome().reason()).isEqualTo(reason);
    assertThat(ranking.outcome().applied()).isFalse();
    assertThat(ranking.outcome().confidence()).isZero();
    assertThat(ranking.outcome().source()).isEqualTo("none");
    assertThat(ranking.weight()).isZero();
    assertThat(ranking.scores().scored()).isZero();
  }

  private PersonalRanking personalize(Shopper shopper, List<String> ids, Weighting weighting) {
    PersonalizeConfig config = Settings.of(PersonalizeConfig.class, "hybridsearch.personalize.cache-ttl", "0s");
    return new Personalizer(ranker, config, System::nanoTime, new SimpleMeterRegistry())
        .personalize(new Request(Market.DEFAULT, shopper, ids, weighting, Duration.ofSeconds(20)));
  }
}
