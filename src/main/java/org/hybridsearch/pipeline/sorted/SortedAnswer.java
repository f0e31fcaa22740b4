package org.hybridsearch.pipeline.sorted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;
import org.hybridsearch.page.Pages;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.sort.SortedHit;

/** A page of a field sort under construction: takes hits in order and gives each its position and cursor. */
final class SortedAnswer {

  static final PersonalizationOutcome PERSONALIZATION =
      PersonalizationOutcome.notApplied(PersonalizationOutcome.Reason.SORTED_BY_FIELD);

  private final Pages pages;
  private final boolean kept;
  private final List<SearchOutcome.Hit> hits = new ArrayList<>();
  private Cursor at;

  /**
   * @param start the place that the page comes after
   * @param kept whether the order is there for later pages: else no hit has a cursor
   */
  SortedAnswer(Cursor start, boolean kept, Pages pages) {
    this.at = start;
    this.kept = kept;
    this.pages = pages;
  }

  /** The next item, which stands at a place of the order, from 0. */
  void add(SortedHit hit, int place) {
    at = at.pastRest(place);
    hits.add(new SearchOutcome.Hit(kept ? pages.sign(at) : "", hit.item(), at.position(), OptionalDouble.empty(),
        Optional.empty(), hit.highlights()));
  }

  int size() {
    return hits.size();
  }

  SearchOutcome outcome(Window window, long total, boolean hasNext, boolean hasPrevious, List<StageReport> reports) {
    int totalCount = (int) Math.min(total, Integer.MAX_VALUE);
    return new SearchOutcome(window.searchId(), hits, hasNext, hasPrevious, totalCount, totalCount, 0, PERSONALIZATION, reports,
        new SearchOutcome.ProfileRef(window.profileName(), window.profileVersion()), window.rung(), Optional.empty());
  }
}
