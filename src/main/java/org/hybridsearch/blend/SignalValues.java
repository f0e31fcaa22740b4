package org.hybridsearch.blend;

import java.util.Map;
import java.util.OptionalDouble;
import org.hybridsearch.model.Signal;

/**
 * The raw signals of one item, each in its own unit.
 *
 * @param raw a signal that is not named, or whose value is not finite, counts as missing
 * @param excluded whether the ranker's filter took the item out
 */
public record SignalValues(Map<Signal, Double> raw, boolean excluded) {

  /** Of an item that is not excluded. */
  public SignalValues(Map<Signal, Double> raw) {
    this(raw, false);
  }

  public SignalValues {
    raw = Map.copyOf(raw);
  }

  /** The raw value; empty when missing. */
  public OptionalDouble of(Signal signal) {
    Double value = raw.get(signal);
    return value == null || !Double.isFinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
