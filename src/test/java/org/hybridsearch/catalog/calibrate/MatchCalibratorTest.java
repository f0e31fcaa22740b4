package org.hybridsearch.catalog.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchCalibratorTest {

  private static final int DIMENSION = 64;

  private final MatchCalibrator calibrator = new MatchCalibrator(new TitleVectors(0), 7);

  @Test
  void assumes_a_careful_threshold_where_there_is_nothing_to_measure_on() {
    assertThat(calibrator.calibrate(List.of(), 0)).isEqualTo(new Calibration(0, 0.3));
    assertThat(calibrator.calibrate(sample(1, 0), 1)).isEqualTo(new Calibration(0, 0.3));
  }

  @Test
  void measures_the_random_pair_mean_of_a_few_items_but_not_the_threshold() {
    Calibration few = calibrator.calibrate(sample(5, 0), 5);

    assertThat(few.matchThreshold()).isEqualTo(0.3);
    assertThat(few.randomPairMean()).isNotZero().isBetween(-0.3, 0.3);
  }

  @Test
  void gives_the_same_answer_for_the_same_sample() {
    assertThat(calibrator.calibrate(sample(700, 0), 700)).isEqualTo(calibrator.calibrate(sample(700, 0), 700));
  }

  @Test
  void asks_for_more_where_more_items_could_be_near_by_chance() {
    assertThat(calibrator.calibrate(sample(200, 0), 1_000_000).matchThreshold())
        .isGreaterThan(calibrator.calibrate(sample(200, 0), 200).matchThreshold() + 0.1);
  }

  @Test
  void knows_how_far_unrelated_vectors_stand_apart() {
    double expected = 4 / Math.sqrt(DIMENSION);

    assertThat(calibrator.calibrate(sample(500, 0), 2_000).matchThreshold()).isBetween(expected - 0.06, expected + 0.06);
  }

  @Test
  void is_not_moved_by_what_all_items_share() {
    double plain = calibrator.calibrate(sample(500, 0), 500).matchThreshold();
    Calibration alike = new MatchCalibrator(new TitleVectors(0.5), 7).calibrate(sample(500, 0.5), 500);

    assertThat(alike.randomPairMean()).isBetween(0.15, 0.25);
    assertThat(alike.matchThreshold()).isBetween(plain - 0.1, plain + 0.1);
  }

  @Test
  void raises_the_threshold_where_even_the_least_related_are_alike() {
    Calibration alike = new MatchCalibrator(new TitleVectors(4), 7).calibrate(sample(500, 4), 500);

    assertThat(alike.randomPairMean()).isGreaterThan(0.9);
    assertThat(alike.matchThreshold()).isGreaterThan(alike.randomPairMean());
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 100, 3_000})
  void lets_a_title_find_its_own_item_in_catalogues_of_every_size(int items) {
    assertThat(calibrator.calibrate(sample(items, 0), items).matchThreshold()).isLessThan(0.99);
  }

  @Test
  void stays_a_number_when_all_items_are_the_same() {
    SampleItem one = sample(1, 0).getFirst();
    Calibration same = calibrator.calibrate(IntStream.range(0, 50).mapToObj(i -> one).toList(), 50);

    assertThat(same.randomPairMean()).isBetween(0.999, 1.001);
    assertThat(same.matchThreshold()).isFinite();
  }

  private static List<SampleItem> sample(int size, double shared) {
    return IntStream.range(0, size).mapToObj(i -> new SampleItem("title " + i, "text " + i, vector("title " + i, shared))).toList();
  }

  /** A direction of the text's own, and a share of one that all have. */
  private static TextVector vector(String text, double shared) {
    Random random = new Random(text.hashCode() * 31L);
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) (random.nextGaussian() / Math.sqrt(DIMENSION));
    }
    values[0] += (float) shared;
    return TextVector.of(values);
  }

  private record TitleVectors(double shared) implements Embedder {
    @Override
    public EmbeddingModel model() {
      return new EmbeddingModel("titles", DIMENSION);
    }

    @Override
    public List<TextVector> embed(List<String> texts) {
      return texts.stream().map(text -> vector(text, shared)).toList();
    }
  }
}
