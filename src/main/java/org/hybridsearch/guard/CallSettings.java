package org.hybridsearch.guard;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of whoever calls something that is paid for: the same names and meanings beneath the prefix of each. */
public interface CallSettings {

  /** When a failing callee is left alone. */
  Breaker breaker();

  /** How many calls there may be. */
  Budget budget();

  /** What happens when the callee asks for fewer calls. */
  BackOff backOff();

  /** The circuit breaker. Calls out of time and failures count against it; throttled calls do not. */
  interface Breaker {

    /** How many of the last calls are looked at, 1 or more. Higher is calmer, lower quicker to open. */
    @WithDefault("20")
    int window();

    /** The share of failures among them that opens the circuit, above 0 to 1. Lower opens sooner. */
    @WithDefault("0.5")
    double failureRatio();

    /** How long no call is made before one is tried again. Lower recovers sooner, higher spares the callee. */
    @WithDefault("5s")
    Duration delay();
  }

  /** A bound on calls, so that a rush costs personalization and not money. */
  interface Budget {

    /**
     * The most calls a second of one campaign, of all replicas together, and of all markets that share it, each of which has an
     * equal part; 0 for no bound. What is asked beyond it, and no remembered answer serves, is answered without. Of a provisioned
     * campaign: what is provisioned, times what its scaling up may cost.
     */
    @WithDefault("0")
    double callsPerSecond();

    /**
     * How many replicas share it, the most the autoscaler may start: each takes an equal part. Too low overspends, too high leaves
     * some of it unused.
     */
    @WithDefault("1")
    int replicas();
  }

  /** Thinning out. */
  interface BackOff {

    /**
     * In how long calls grow from none to all again after the callee asked for fewer: each time it asks halves them. Lower
     * recovers sooner, higher asks less of one that is still scaling up.
     */
    @WithDefault("20s")
    Duration recovery();
  }
}
