package org.hybridsearch.evaluate.contender;

import java.util.List;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.QueryFallback;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.Searches;

/**
 * The service's own line, for a shopper nobody knows. For one thread.
 *
 * @see #degraded()
 */
public final class Service implements Contender {

  private final String name;
  private final Searches searches;
  private final String profile;
  private long degraded;

  /**
   * @param name in tables and files
   * @param searches the line
   * @param profile a ranking profile by name; empty for the active one
   */
  public Service(String name, Searches searches, String profile) {
    this.name = name;
    this.searches = searches;
    this.profile = profile;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> rank(String query) {
    SearchOutcome outcome = search(query);
    return matches(outcome) ? outcome.hits().stream().map(hit -> hit.item().id()).toList() : List.of();
  }

  /** Whether an answer has matches; popular items, which say that nothing matches, are none. */
  public static boolean matches(SearchOutcome outcome) {
    return !outcome.hits().isEmpty() && outcome.rung().fallback() != QueryFallback.POPULAR;
  }

  /** The whole answer, as deep as rankings go. */
  public SearchOutcome search(String query) {
    SearchOutcome outcome = searches.search(new SearchRequest(Market.DEFAULT, query, List.of(), Shopper.NOBODY,
        PersonalizationMode.NONE, profile, new PageRequest.Start(DEPTH), false));
    degraded += outcome.stages().stream().anyMatch(Service::failed) ? 1 : 0;
    return outcome;
  }

  /** How many searches had a stage that failed or was late: their rankings are not the line's at its best. */
  public long degraded() {
    return degraded;
  }

  private static boolean failed(StageReport report) {
    return switch (report.status()) {
      case OK, SKIPPED, CACHED -> false;
      case TIMEOUT, FAILED, CIRCUIT_OPEN -> true;
    };
  }
}
