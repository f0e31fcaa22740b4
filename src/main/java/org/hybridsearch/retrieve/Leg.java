package org.hybridsearch.retrieve;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.query.Hits;

/**
 * What one leg brought.
 *
 * @param state whether it answered; without that there are no hits
 * @param words how words were matched
 * @param rung of the ladder that it came to
 * @param vector the query's, when it was embedded
 * @param reports one for each stage the leg went through
 */
record Leg(
    State state, SearchPlan.Words words, Rung rung, Hits found, Optional<TextVector> vector, List<StageReport> reports) {

  /** How far a leg came. */
  enum State {
    /** As asked. */
    ANSWERED,
    /** Something that may have changed the answer could not be done: good for this page, not to be remembered. */
    IN_PART,
    /** Not at all. */
    WITHOUT
  }

  private static final Hits NOTHING = new Hits(0, List.of());

  static Leg answered(SearchPlan plan, Hits found, Optional<TextVector> vector, List<StageReport> reports) {
    return new Leg(State.ANSWERED, plan.words(), plan.rung(), found, vector, reports);
  }

  /** A leg that failed, or was not needed. A vector that was made is still of use to the blend. */
  static Leg without(SearchPlan plan, Optional<TextVector> vector, List<StageReport> reports) {
    return new Leg(State.WITHOUT, plan.words(), plan.rung(), NOTHING, vector, reports);
  }

  /** Whether it answered. */
  boolean ran() {
    return state != State.WITHOUT;
  }

  /** The same leg, of whose stage there is something more to tell: why it answered in part only. */
  Leg inPart(String why) {
    List<StageReport> told = reports.stream().map(report -> report.noting(why)).toList();
    return new Leg(ran() ? State.IN_PART : state, words, rung, found, vector, told);
  }

  /** The same leg as if it had found nothing, and nothing to tell. */
  Leg emptied(SearchPlan plan) {
    List<StageReport> plain = reports.stream().map(r -> new StageReport(r.stage(), r.status(), "", r.millis())).toList();
    return new Leg(state, plan.words(), plan.rung(), NOTHING, vector, plain);
  }

  /** The same leg as if it had found nothing, and with nothing for the blend. */
  Leg withoutVector() {
    return new Leg(state, words, rung, NOTHING, Optional.empty(), reports);
  }
}
