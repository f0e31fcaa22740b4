package org.hybridsearch.retrieve;

import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.opensearch.EngineException;

/** How an engine's failure is told in a stage report. */
final class EngineFailures {

  private EngineFailures() {}

  static StageReport report(Stage stage, EngineException failure, long startNanos) {
    return switch (failure) {
      case EngineException.TimedOut e -> StageReport.fellBack(stage, Status.TIMEOUT, "no answer in time", startNanos);
      case EngineException.Unreachable e -> StageReport.fellBack(stage, Status.FAILED, "search engine not reachable", startNanos);
      case EngineException.Throttled e -> StageReport.fellBack(stage, Status.FAILED, "search engine too busy", startNanos);
      case EngineException.Refused e -> StageReport.fellBack(stage, Status.FAILED, "search engine refused", startNanos);
      case EngineException.Malformed e -> StageReport.fellBack(stage, Status.FAILED, "answer not readable", startNanos);
    };
  }
}
