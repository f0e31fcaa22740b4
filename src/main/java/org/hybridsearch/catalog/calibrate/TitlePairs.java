package org.hybridsearch.catalog.calibrate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Titles and items of a sample; title i is that of item i, and there may be more items than titles. All are unit vectors. */
final class TitlePairs {

  private final float[][] titles;
  private final float[][] items;
  private final double[] own;
  private final double[][] random;

  TitlePairs(float[][] titles, float[][] items) {
    this.titles = titles;
    this.items = items;
    this.own = IntStream.range(0, titles.length).mapToDouble(i -> dot(titles[i], items[i])).toArray();
    this.random = againstOthers(titles);
  }

  /** The mean over titles and items that are not their own. */
  double randomMean() {
    return Arrays.stream(random).flatMapToDouble(Arrays::stream).average().orElseThrow();
  }

  double randomPercentile(double percentile) {
    return new Percentile(percentile).evaluate(Arrays.stream(random).flatMapToDouble(Arrays::stream).toArray());
  }

  double ownPercentile(double percentile) {
    return new Percentile(percentile).evaluate(own);
  }

  /**
   * Similarities of every title to the items that are not its own, the direction of the items' mean taken from the title: so far as
   * the catalogue can tell, this is how queries stand to it that have nothing to do with it. One row a title.
   */
  double[][] withoutTheShared() {
    float[] shared = new float[items[0].length];
    for (float[] item : items) {
      add(shared, item, 1);
    }
    float[] direction = scaled(shared);
    return againstOthers(Arrays.stream(titles).map(title -> without(title, direction)).toArray(float[][]::new));
  }

  private double[][] againstOthers(float[][] queries) {
    return IntStream.range(0, queries.length)
        .mapToObj(q -> IntStream.range(0, items.length).filter(i -> i != q).mapToDouble(i -> dot(queries[q], items[i])).toArray())
        .toArray(double[][]::new);
  }

  private static float[] without(float[] vector, float[] direction) {
    float[] rest = vector.clone();
    add(rest, direction, (float) -dot(vector, direction));
    return scaled(rest);
  }

  private static void add(float[] sum, float[] vector, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }

  /** To length 1; what is next to nothing stays it. */
  private static float[] scaled(float[] vector) {
    double length = Math.max(Math.sqrt(dot(vector, vector)), 1e-6);
    float[] unit = new float[vector.length];
    add(unit, vector, (float) (1 / length));
    return unit;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
