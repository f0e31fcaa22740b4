package org.hybridsearch.api.view;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.jspecify.annotations.Nullable;

/** How one stage of the search went. */
@Type("StageReport")
@Description("One per stage that could run, in order. A stage that did not run as asked says why; the search still answers.")
public record StageReportView(@NonNull Stage stage, @NonNull Status status, @Nullable String reason, double millis) {

  static StageReportView of(StageReport report) {
    return new StageReportView(report.stage(), Status.of(report.status()), Absent.orNull(report.reason()), report.millis());
  }

  /** How a stage ended. */
  @Enum("StageStatus")
  public enum Status {
    OK,
    SKIPPED,
    CACHED,
    TIMEOUT,
    FAILED,
    CIRCUIT_OPEN;

    static Status of(StageReport.Status status) {
      return switch (status) {
        case OK -> OK;
        case SKIPPED -> SKIPPED;
        case CACHED -> CACHED;
        case TIMEOUT -> TIMEOUT;
        case FAILED -> FAILED;
        case CIRCUIT_OPEN -> CIRCUIT_OPEN;
      };
    }
  }
}
