package org.hybridsearch.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The weight of every signal, each finite and 0 or more. Immutable. */
public final class Weights {

  private final double[] values = new double[Signal.values().length];

  private Weights(Map<Signal, Double> bySignal) {
    bySignal.forEach((signal, weight) -> values[signal.ordinal()] = weight);
  }

  /** A signal that is not named has weight 0. */
  public static Weights of(Map<Signal, Double> bySignal) {
    bySignal.forEach(
        (signal, weight) -> {
          if (!(weight >= 0) || weight.isInfinite()) {
            throw new IllegalArgumentException("The weight of " + signal.label() + " must be finite and 0 or more");
          }
        });
    return new Weights(bySignal);
  }

  public double of(Signal signal) {
    return values[signal.ordinal()];
  }

  /** The same weights with another one for one signal. */
  public Weights with(Signal signal, double weight) {
    Map<Signal, Double> changed = asMap();
    changed.put(signal, weight);
    return of(changed);
  }

  /** A copy, in the order of {@link Signal}. */
  public Map<Signal, Double> asMap() {
    Map<Signal, Double> map = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      map.put(signal, of(signal));
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Weights" + asMap();
  }
}
