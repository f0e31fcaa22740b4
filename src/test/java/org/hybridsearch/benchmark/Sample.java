package org.hybridsearch.benchmark;

import java.time.Duration;
import org.hybridsearch.benchmark.load.Measured;

/**
 * What one contender did under one load.
 *
 * @param server processor time of the contender's own process
 * @param engine processor time of the engine meanwhile
 */
record Sample(Measured measured, Duration server, Duration engine) {

  Sample and(Sample other) {
    return new Sample(measured.and(other.measured), server.plus(other.server), engine.plus(other.engine));
  }

  /** Milliseconds of processor time of the contender's process, an answer. */
  double serverMillis() {
    return server.toNanos() / 1e6 / measured.count();
  }

  /** Milliseconds of processor time of the engine, an answer. */
  double engineMillis() {
    return engine.toNanos() / 1e6 / measured.count();
  }
}
