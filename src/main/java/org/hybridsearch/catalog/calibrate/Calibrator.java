package org.hybridsearch.catalog.calibrate;

import java.util.List;

/** Measures similarities on a sample of an index. Safe for use by many threads. */
@FunctionalInterface
public interface Calibrator {

  /**
   * The measure.
   *
   * @param sample 2 or more items, drawn at random without repetition
   * @throws org.hybridsearch.embed.EmbeddingException when it has to embed and cannot
   */
  Calibration calibrate(List<SampleItem> sample);
}
