package org.hybridsearch.pipeline.sorted;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Pages;
import org.hybridsearch.pipeline.Deadline;
import org.hybridsearch.sort.Sorter;

/**
 * The order that the pages of one field sort follow, from its first page on. It is fixed in parts, each when a page first gets
 * there: what the opening page showed, at its place, and around it the other matches as they stand then; the next part has what no
 * part before it has. So a value that changes moves nothing that is fixed, and no item is in two parts or in none. Serves one
 * page: not thread-safe.
 */
final class FixedOrder {

  /** Ids in a part: as many as the engine gives at once. */
  private static final int PART = 10_000;
  private static final int STEPS = 5; // to read a part, to order and to keep it, and two for the items

  private final Pages pages;
  private final Sorter sorter;
  private final SearchPlan plan;
  private final Sort.ByField sort;
  private final Window window;
  private final Deadline deadline;
  private int loaded = -1;
  private List<String> part = List.of();

  FixedOrder(Pages pages, Sorter sorter, SearchPlan plan, Sort.ByField sort, Window window, Deadline deadline) {
    this.pages = pages;
    this.sorter = sorter;
    this.plan = plan;
    this.sort = sort;
    this.window = window;
    this.deadline = deadline;
  }

  /** Some ids from a place on, from 0: none where the order ends, and no more than asked for. */
  List<String> stretch(int place, int most) {
    if (loaded != place / PART) {
      loaded = place / PART;
      part = part(loaded);
    }
    int from = Math.min(place % PART, part.size());
    return part.subList(from, Math.min(part.size(), from + most));
  }

  /**
   * Whether there is something at a place, which the latest stretch led to.
   *
   * @param total how many items match now
   */
  boolean goesOn(int place, long total) {
    return place < loaded * PART + part.size() || part.size() == PART && place < total;
  }

  private List<String> part(int number) {
    Market market = plan.request().market();
    UUID searchId = UUID.fromString(window.searchId());
    return pages.rest(market, searchId, number, deadline.step(STEPS)).orElseGet(
        () -> pages.pinRest(market, searchId, number, number == 0 ? beginning() : next(number), deadline.step(STEPS - 2)));
  }

  private List<String> beginning() {
    List<String> shown = window.shown().ids();
    List<String> ids = new ArrayList<>(order(List.of(shown), PART - shown.size()));
    ids.addAll(Math.min(window.shown().from(), ids.size()), shown);
    return ids;
  }

  private List<String> next(int number) {
    return order(IntStream.range(0, number).mapToObj(this::part).toList(), PART);
  }

  private List<String> order(List<List<String>> others, int limit) {
    return sorter.order(plan, sort, window.candidates().semanticIds(), others, limit, deadline.step(STEPS - 1));
  }
}
