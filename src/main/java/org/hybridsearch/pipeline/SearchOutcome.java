package org.hybridsearch.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Facet;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;

/**
 * A page of results and how it came about.
 *
 * @param searchId joins events to this ranking; the same on every page of it
 * @param hits in rank order, at most as many as asked for
 * @param hasNextPage whether a page after the last hit has items
 * @param hasPreviousPage whether this page came after a cursor, or after others by its number
 * @param totalCount items that match
 * @param reachableCount items that paging can reach
 * @param rankedCount items in the personally ranked window; 0 under a field sort
 * @param stages one per stage that could run, in order
 * @param rung of the zero-result ladder that served this page; the counts are of what it matches
 * @param basis what the order came from; empty where that is nobody's business
 * @param facets in the order asked for; none where they could not be counted
 */
public record SearchOutcome(
    String searchId,
    List<Hit> hits,
    boolean hasNextPage,
    boolean hasPreviousPage,
    int totalCount,
    int reachableCount,
    int rankedCount,
    PersonalizationOutcome personalization,
    List<StageReport> stages,
    ProfileRef profile,
    Rung rung,
    Optional<Basis> basis,
    List<Facet> facets) {

  public SearchOutcome {
    hits = List.copyOf(hits);
    stages = List.copyOf(stages);
    facets = List.copyOf(facets);
  }

  /** A page without facets. */
  public SearchOutcome(String searchId, List<Hit> hits, boolean hasNextPage, boolean hasPreviousPage, int totalCount,
      int reachableCount, int rankedCount, PersonalizationOutcome personalization, List<StageReport> stages, ProfileRef profile,
      Rung rung, Optional<Basis> basis) {
    this(searchId, hits, hasNextPage, hasPreviousPage, totalCount, reachableCount, rankedCount, personalization, stages, profile,
        rung, basis, List.of());
  }

  /** The same page with facets. */
  public SearchOutcome with(List<Facet> counted) {
    return new SearchOutcome(searchId, hits, hasNextPage, hasPreviousPage, totalCount, reachableCount, rankedCount,
        personalization, stages, profile, rung, basis, counted);
  }

  /** The same, telling what the order came from. */
  SearchOutcome from(SearchPlan plan, Window window) {
    return new SearchOutcome(searchId, hits, hasNextPage, hasPreviousPage, totalCount, reachableCount, rankedCount,
        personalization, stages, profile, rung, Optional.of(new Basis(plan, window)), facets);
  }

  /** What an order came from: enough to ask what it would have been otherwise. */
  public record Basis(SearchPlan plan, Window window) {}

  /**
   * One result.
   *
   * @param cursor to ask for what comes after it; empty when paging is not possible
   * @param position from 1, over the whole ranking
   * @param score absent under a field sort
   * @param explanation present when asked for, and there is a score
   * @param highlights when they were asked for
   */
  public record Hit(
      String cursor,
      Item item,
      int position,
      OptionalDouble score,
      Optional<Explanation> explanation,
      List<Highlight> highlights) {

    public Hit {
      highlights = List.copyOf(highlights);
    }
  }

  /** The ranking profile that was used. */
  public record ProfileRef(String name, int version) {}
}
