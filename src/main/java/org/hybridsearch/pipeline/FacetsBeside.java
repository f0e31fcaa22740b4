package org.hybridsearch.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hybridsearch.facet.Counted;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.retrieve.MatchCounter;

/**
 * Facets that are being counted while the page is made.
 *
 * @param endNanos when they are late, by {@link System#nanoTime()}
 */
public record FacetsBeside(CompletableFuture<Counted> under, long endNanos) {

  /** What was counted; waits no longer than is left of the page's time, and never throws. */
  public Counted counted() {
    try {
      return under.get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Counted.failed("the facets were not counted in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Counted.failed("the facets were not counted in time");
    } catch (ExecutionException e) {
      return Counted.failed("the facets could not be counted");
    }
  }

  /** The total that goes with the facets, so that they agree; the other one where there is none. */
  public static MatchCounter.Count total(Counted facets, MatchCounter.Count otherwise) {
    return facets.total().isPresent() ? new MatchCounter.Count(facets.total().getAsLong(), true) : otherwise;
  }

  /** The report of the stage that the facets ran beside, which says so when they are missing. */
  public static StageReport noted(Counted facets, StageReport report) {
    return facets.trouble().isEmpty() ? report : report.noting(facets.trouble());
  }
}
