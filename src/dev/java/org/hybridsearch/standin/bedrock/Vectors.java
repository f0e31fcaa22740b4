package org.hybridsearch.standin.bedrock;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.model.TextVector;

/**
 * Vectors of any dimension out of a model with one of its own. To more dimensions by zeros, which keeps every similarity; to
 * fewer by a Gaussian random projection with a fixed seed, which nearly does (Dasgupta, Gupta, "An elementary proof of a theorem
 * of Johnson and Lindenstrauss", Random Structures and Algorithms 2003). The same text has the same vector in every process.
 */
final class Vectors {

  private final Embedder embedder;
  private final Map<Integer, float[][]> projections = new ConcurrentHashMap<>();

  Vectors(Embedder embedder) {
    this.embedder = embedder;
  }

  /** One unit vector a text, in their order. */
  List<float[]> of(List<String> texts, int dimension) {
    return embedder.embed(texts).stream().map(vector -> fitted(vector, dimension)).toList();
  }

  private float[] fitted(TextVector vector, int dimension) {
    float[] values = new float[dimension];
    if (dimension >= vector.dimension()) {
      System.arraycopy(vector.toArray(), 0, values, 0, vector.dimension());
      return values;
    }
    float[][] rows = projections.computeIfAbsent(dimension, rowCount -> projection(rowCount, vector.dimension()));
    for (int row = 0; row < dimension; row++) {
      for (int i = 0; i < vector.dimension(); i++) {
        values[row] += rows[row][i] * vector.at(i);
      }
    }
    return TextVector.of(values).toArray();
  }

  private static float[][] projection(int rows, int columns) {
    Random random = new Random(rows);
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return matrix;
  }
}
