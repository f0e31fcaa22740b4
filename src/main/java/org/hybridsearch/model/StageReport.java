package org.hybridsearch.model;

/**
 * How one stage of one search went.
 *
 * @param stage which one
 * @param status how it ended
 * @param reason why it did not run as asked, a short sentence without user text; empty when it did
 * @param millis time spent, in milliseconds, 0 when it did not run
 */
public record StageReport(Stage stage, Status status, String reason, double millis) {

  /** How a stage ended. */
  public enum Status {
    OK,
    SKIPPED,
    CACHED,
    TIMEOUT,
    FAILED,
    CIRCUIT_OPEN
  }

  /** A stage that ran as asked, from a {@link System#nanoTime()} until now. */
  public static StageReport ok(Stage stage, long startNanos) {
    return new StageReport(stage, Status.OK, "", millisSince(startNanos));
  }

  /** A stage whose result was already known. */
  public static StageReport cached(Stage stage) {
    return new StageReport(stage, Status.CACHED, "", 0);
  }

  /** A stage that was not needed. */
  public static StageReport skipped(Stage stage, String reason) {
    return new StageReport(stage, Status.SKIPPED, reason, 0);
  }

  /** A stage that fell back. */
  public static StageReport fellBack(Stage stage, Status status, String reason, long startNanos) {
    return new StageReport(stage, status, reason, millisSince(startNanos));
  }

  /** The same with something more to tell. */
  public StageReport noting(String more) {
    return new StageReport(stage, status, reason.isEmpty() ? more : reason + "; " + more, millis);
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1_000_000.0;
  }
}
