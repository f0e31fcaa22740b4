package org.hybridsearch.personalize.local;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.personalize.local.counts.BehaviourCounts;
import org.hybridsearch.personalize.local.counts.Taste;

/**
 * How much the texts of items are to a shopper's taste, beside the other items asked for. With m the mean of the asked items'
 * vectors and t the weighted mean of the history's vectors, scaled to length 1, an item with vector v has (v - m) t, within -2
 * to 2. Items of the history that are close to m count more, by exp(cosine / 0.1): what was bought with the cheese says little
 * about juices. An attention over the history, as in Zhou et al., "Deep Interest Network for Click-Through Rate Prediction", KDD
 * 2018.
 */
final class ContentTaste {

  private static final double TEMPERATURE = 0.1;

  private final ContentVectors vectors;
  private final BehaviourCounts counts;

  ContentTaste(ContentVectors vectors, BehaviourCounts counts) {
    this.vectors = vectors;
    this.counts = counts;
  }

  /** One number an item, in their order; 0 for an item, or a shopper, without vectors. */
  double[] affinities(Taste taste, List<String> itemIds) {
    List<Optional<TextVector>> asked = itemIds.stream().map(vectors::vector).toList();
    double[] affinities = new double[asked.size()];
    float[] mean = mean(asked);
    if (mean.length == 0) {
      return affinities;
    }
    float[] liked = liked(taste, mean);
    double middle = dot(liked, mean);
    for (int i = 0; i < affinities.length; i++) {
      Optional<TextVector> vector = asked.get(i);
      affinities[i] = vector.isPresent() ? dot(liked, vector.get()) - middle : 0;
    }
    return affinities;
  }

  private static float[] mean(List<Optional<TextVector>> asked) {
    List<TextVector> known = asked.stream().flatMap(Optional::stream).toList();
    float[] mean = new float[known.isEmpty() ? 0 : known.getFirst().dimension()];
    for (TextVector vector : known) {
      add(mean, vector, 1.0 / known.size());
    }
    return mean;
  }

  private float[] liked(Taste taste, float[] mean) {
    float[] liked = new float[mean.length];
    double length = Math.sqrt(dot(mean, mean));
    for (int i = 0; i < taste.size(); i++) {
      double weight = taste.weight(i);
      vectors.vector(counts.id(taste.item(i))).ifPresent(vector ->
          add(liked, vector, weight * Math.exp(dot(mean, vector) / length / TEMPERATURE)));
    }
    double norm = Math.sqrt(dot(liked, liked));
    for (int i = 0; norm > 0 && i < liked.length; i++) {
      liked[i] /= (float) norm;
    }
    return liked;
  }

  private static void add(float[] sum, TextVector vector, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * vector.at(i));
    }
  }

  private static double dot(float[] one, TextVector other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other.at(i);
    }
    return sum;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
