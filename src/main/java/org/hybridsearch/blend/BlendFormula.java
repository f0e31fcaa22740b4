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
 *
 * <p>Items that the ranker's filter took out stand after all others, in the same order among themselves: their sum is squeezed
 * below what every other item has at least.
 *
 * <pre>excluded: {@value #LEAST_STEP} x sum / sum of weights    others: max(sum, least), least = 2 x {@value #LEAST_STEP}</pre>
 *
 * <p>Where nothing is excluded least is 0, so that scores are the plain sum.
 */
public final class BlendFormula {

  private static final double MILLIS_PER_DAY = 86_400_000.0;

  /** What the scores of excluded items stay below; far smaller than any difference that matters, and what a float tells apart. */
  static final double LEAST_STEP = 1e-6;

  private final Window.Bounds bounds;
  private final Weights weights;
  private final double least;

  /** Where nothing is excluded. */
  public BlendFormula(Window.Bounds bounds, Weights weights) {
    this(bounds, weights, 0);
  }

  private BlendFormula(Window.Bounds bounds, Weights weights, double least) {
    this.bounds = bounds;
    this.weights = weights;
    this.least = least;
  }

  /** The formula of a window. */
  public static BlendFormula of(Window window) {
    return new BlendFormula(window.bounds(), window.weights(), least(window));
  }

  /** What every item has at least that is not excluded. */
  static double least(Window window) {
    return window.excluded().isEmpty() ? 0 : 2 * LEAST_STEP;
  }

  /**
   * What each signal contributes, in the order of {@link Signal}. The contributions add up to the score, but for the least that an
   * item has; an excluded item's taste takes away what the others bring.
   */
  public List<Explanation.Part> parts(SignalValues values) {
    List<Explanation.Part> parts = sum(values);
    if (values.excluded()) {
      int personal = Signal.PERSONAL.ordinal();
      double others = total(parts) - parts.get(personal).contribution();
      parts.set(personal, new Explanation.Part(Signal.PERSONAL, OptionalDouble.empty(), 0, weights.of(Signal.PERSONAL),
          squeezed(others) - others, false));
    }
    return parts;
  }

  private List<Explanation.Part> sum(SignalValues values) {
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
    double sum = total(parts(values));
    return values.excluded() ? Math.max(0, sum) : Math.max(sum, least);
  }

  private static double total(List<Explanation.Part> parts) {
    return parts.stream().mapToDouble(Explanation.Part::contribution).sum();
  }

  private double squeezed(double sum) {
    double most = 0;
    for (Signal signal : Signal.values()) {
      most += weights.of(signal);
    }
    return most > 0 ? LEAST_STEP * sum / most : 0;
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
