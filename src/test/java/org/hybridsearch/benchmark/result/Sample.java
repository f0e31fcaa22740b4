package org.hybridsearch.benchmark.result;

import java.time.Duration;
import org.hybridsearch.benchmark.load.Measured;

/**
 * What one contender did under one load.
 *
 * @param server processor time of the contender's own process
 * @param engine processor time of the engine meanwhile
 */
public record Sample(Measured measured, Duration server, Duration engine) {

  public Sample and(Sample other) {
    return new Sample(measured.and(other.measured), server.plus(other.server), engine.plus(other.engine));
  }

  /** Milliseconds of processor time of the contender's process, an answer. */
  public double serverMillis() {
    return server.toNanos() / 1e6 / measured.count();
  }

  /** Milliseconds of processor time of the engine, an answer. */
  public double engineMillis() {
    return engine.toNanos() / 1e6 / measured.count();
  }
}
