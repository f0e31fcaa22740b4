package org.hybridsearch.retrieve;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.query.Hits;

/**
 * What one leg brought.
 *
 * @param ran whether it answered as asked; without it there are no hits
 * @param vector the query's, when it was embedded
 * @param reports one for each stage the leg went through
 */
record Leg(boolean ran, Hits found, Optional<TextVector> vector, List<StageReport> reports) {

  private static final Hits NOTHING = new Hits(0, List.of());

  static Leg answered(Hits found, Optional<TextVector> vector, List<StageReport> reports) {
    return new Leg(true, found, vector, reports);
  }

  /** A leg that failed, or was not needed. A vector that was made is still of use to the blend. */
  static Leg without(Optional<TextVector> vector, List<StageReport> reports) {
    return new Leg(false, NOTHING, vector, reports);
  }
}
