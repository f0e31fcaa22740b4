package org.hybridsearch.blend;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Weights;
import org.hybridsearch.model.Window;

/**
 * The blend in Java: score = sum over signals of weight x normalized. A convex combination with fixed lower bounds (Bruch, Gai,
 * Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023). {@link BlendScript} is the same sum in the engine.
 */
public final class BlendFormula {

  private static final double MILLIS_PER_DAY = 86_400_000.0;

  private final Window.Bounds bounds;
  private final Weights weights;

  public BlendFormula(Window.Bounds bounds, Weights weights) {
    this.bounds = bounds;
    this.weights = weights;
  }

  /** What each signal contributes, in the order of {@link Signal}. */
  public List<Explanation.Part> parts(SignalValues values) {
    List<Explanation.Part> parts = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      OptionalDouble raw = values.of(signal);
      double normalized = raw.isPresent() ? normalize(signal, raw.getAsDouble()) : signal.neutral();
      double weight = weights.of(signal);
      parts.add(new Explanation.Part(signal, raw, normalized, weight, weight * normalized, raw.isEmpty()));
    }
    return parts;
  }

  /** The score, 0 to the sum of the weights. */
  public double score(SignalValues values) {
    return parts(values).stream().mapToDouble(Explanation.Part::contribution).sum();
  }

  /** A finite raw value as 0 to 1. */
  double normalize(Signal signal, double raw) {
    return switch (signal) {
      case LEXICAL -> bounds.bestLexical() > 0 ? unit(raw / bounds.bestLexical()) : 0;
      case SEMANTIC -> semantic(raw);
      case PERSONAL, POPULARITY, AVAILABILITY, EXACT -> unit(raw);
      case FRESHNESS -> Math.pow(2, -Math.max(0, raw) / bounds.freshnessHalfLifeDays());
    };
  }

  /** Days between an item's beginning and the search's now. */
  double ageDays(long createdMillis) {
    return (bounds.nowMillis() - createdMillis) / MILLIS_PER_DAY;
  }

  private double semantic(double raw) {
    double width = bounds.bestSemantic() - bounds.semanticFloor();
    return width > 0 ? unit((raw - bounds.semanticFloor()) / width) : 0;
  }

  private static double unit(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
