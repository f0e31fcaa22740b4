package org.hybridsearch.catalog.calibrate;

import java.util.List;

/** Measures similarities on a sample of an index. Safe for use by many threads. */
@FunctionalInterface
public interface Calibrator {

  /**
   * The measure.
   *
   * @param sample any number of items, drawn at random without repetition; more than 500 make no difference
   * @param items how many items with a vector the index holds, at least as many as the sample: the more there are, the nearer the
   *     nearest of them comes to any query by chance
   * @throws org.hybridsearch.embed.EmbeddingException when it has to embed and cannot
   */
  Calibration calibrate(List<SampleItem> sample, long items);
}
