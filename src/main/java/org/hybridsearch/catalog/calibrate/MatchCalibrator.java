package org.hybridsearch.catalog.calibrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hybridsearch.embed.BatchEmbedder;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.VectorCache;
import org.hybridsearch.model.TextVector;

/**
 * Calibrates with titles as queries, against their own items and against random ones.
 *
 * <p>The match threshold answers: how similar may the nearest of all items be to a query that has nothing to do with the
 * catalogue? It is {@code min(floor + ceiling, own)} with
 * <ul>
 *   <li><b>ceiling</b>, the {@link ChanceCeiling} over titles from which the direction that all items share was taken;
 *   <li><b>floor</b>, the 1st percentile of titles against random items, at least 0: above 0 for models to which all texts look
 *       alike;
 *   <li><b>own</b>, the 5th percentile of titles against their own items: what a shop calls a thing has to find it.
 * </ul>
 * Equal samples in equal order give equal answers.
 */
public final class MatchCalibrator implements Calibrator {

  /**
   * The threshold of catalogues with fewer than {@link #FEWEST} items, where there is nothing to measure on. The nearest of so few
   * items comes to 0.15 by chance with the local model; paraphrases of what is there start at 0.35.
   */
  static final double SMALL_CATALOGUE_THRESHOLD = 0.3;
  static final int FEWEST = 30;

  private static final int TITLES = 300;
  private static final int ITEMS = 500;
  private static final double FLOOR_PERCENTILE = 1;
  private static final double OWN_PERCENTILE = 5;

  private final Embedder embedder;
  private final long seed;

  /** A calibrator that draws its pairs with the given seed. */
  public MatchCalibrator(Embedder embedder, long seed) {
    this.embedder = new BatchEmbedder(embedder.forQueries(), VectorCache.none(), 64);
    this.seed = seed;
  }

  @Override
  public Calibration calibrate(List<SampleItem> sample, long items) {
    if (sample.size() < 2) {
      return new Calibration(0, SMALL_CATALOGUE_THRESHOLD);
    }
    TitlePairs pairs = draw(sample);
    if (sample.size() < FEWEST) {
      return new Calibration(pairs.randomMean(), SMALL_CATALOGUE_THRESHOLD);
    }
    double floor = Math.max(0, pairs.randomPercentile(FLOOR_PERCENTILE));
    double ceiling = ChanceCeiling.of(pairs.withoutTheShared(), Math.max(items, sample.size()));
    return new Calibration(pairs.randomMean(), Math.min(floor + ceiling, pairs.ownPercentile(OWN_PERCENTILE)));
  }

  private TitlePairs draw(List<SampleItem> sample) {
    List<SampleItem> shuffled = new ArrayList<>(sample);
    Collections.shuffle(shuffled, new Random(seed));
    List<SampleItem> drawn = shuffled.subList(0, Math.min(ITEMS, shuffled.size()));
    List<String> titles = drawn.subList(0, Math.min(TITLES, drawn.size())).stream().map(SampleItem::title).toList();
    return new TitlePairs(arrays(embedder.embed(titles)), arrays(drawn.stream().map(SampleItem::vector).toList()));
  }

  private static float[][] arrays(List<TextVector> vectors) {
    return vectors.stream().map(TextVector::toArray).toArray(float[][]::new);
  }
}
