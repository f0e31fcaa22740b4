package org.hybridsearch.wiring;

import java.time.Duration;
import org.hybridsearch.plan.Planner;

/**
 * How long a call may take that a stage waits for: whatever the settings say, the call ends first, so that its connection is closed in
 * order and the stage can tell what became of it.
 */
final class CallTime {

  private CallTime() {}

  /**
   * Five sixths of what ranking for the shopper has: 50 of 60 ms where a search has 300. A model that recommends has as much.
   *
   * @param deadline of a search
   */
  static Duration most(Duration deadline) {
    return Planner.personalize(deadline).multipliedBy(5).dividedBy(6);
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
