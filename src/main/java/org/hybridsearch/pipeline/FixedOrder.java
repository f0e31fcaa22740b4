package org.hybridsearch.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Pages;

/**
 * The order that the pages of one search follow where nothing is blended: past the window, or under a field sort. It is fixed in
 * parts, each when a page first gets there, as a part has what no part before it has: so what changes later moves nothing that is
 * fixed, and no item is in two parts or in none. Short parts come first, since few shoppers go far. Serves one page: not
 * thread-safe.
 */
public final class FixedOrder {

  private static final int[] FIRST_PARTS = {0, 1_000, 2_000, 4_000}; // where each begins
  private static final int PART = 10_000; // as much as the engine gives at once; every other part begins at a multiple of it
  private static final int STEPS = 5; // to read, to order and to keep a part, and two for what is done with it

  private final Pages pages;
  private final Market market;
  private final UUID searchId;
  private final Source source;
  private final boolean kept;
  private final Deadline deadline;
  private int loaded = -1;
  private List<String> part = List.of();

  /** @param kept whether the order is kept for later pages: else it serves this one alone */
  public FixedOrder(Pages pages, Market market, UUID searchId, Source source, boolean kept, Deadline deadline) {
    this.pages = pages;
    this.market = market;
    this.searchId = searchId;
    this.source = source;
    this.kept = kept;
    this.deadline = deadline;
  }

  /**
   * Where the order comes from.
   *
   * @param shown has its place in the order already, as a page showed it
   * @param most how long the order gets
   */
  public record Source(Window.Shown shown, int most, Ordering ordering) {}

  /** Orders items as they are now. */
  @FunctionalInterface
  public interface Ordering {

    /**
     * The first ids that are none of some others.
     *
     * @param others lists of at most 10,000 ids each
     * @param limit at most 10,000
     */
    List<String> first(List<List<String>> others, int limit, Duration timeout);
  }

  /** Some ids from a place on, from 0: none where the order ends, and no more than asked for. */
  public List<String> stretch(int place, int asked) {
    if (place >= source.most()) {
      return List.of();
    }
    load(partOf(place));
    int from = Math.min(place - begin(loaded), part.size());
    return part.subList(from, Math.min(part.size(), from + asked));
  }

  /** Whether there is something at a place. */
  public boolean goesOn(int place) {
    return !stretch(place, 1).isEmpty();
  }

  private void load(int number) {
    if (loaded != number) {
      part = read(number).orElseGet(() -> fix(number));
      loaded = number;
    }
  }

  private Optional<List<String>> read(int number) {
    return kept ? pages.rest(market, searchId, number, deadline.step(STEPS)) : Optional.empty();
  }

  /** Fixes a part and those before it that are not. Another page may be at it: what it kept first counts. */
  private List<String> fix(int number) {
    int last = Math.max(number, partOf(Math.max(0, source.shown().from() + source.shown().ids().size() - 1)));
    List<List<String>> parts = new ArrayList<>();
    for (boolean fixed = true; fixed && parts.size() < number; ) {
      Optional<List<String>> before = read(parts.size());
      before.ifPresent(parts::add);
      fixed = before.isPresent();
    }
    while (parts.size() <= last) {
      keep(order(parts, last), parts, last);
    }
    return parts.get(number);
  }

  /** What comes after some parts, up to the end of the last one. */
  private List<String> order(List<List<String>> parts, int last) {
    int from = begin(parts.size());
    List<List<String>> others = new ArrayList<>(parts);
    others.add(source.shown().ids());
    List<String> missing = missing(parts);
    int limit = Math.max(0, Math.min(begin(last + 1), source.most()) - from - missing.size());
    List<String> ids = new ArrayList<>(source.ordering().first(others, limit, deadline.step(STEPS - 1)));
    ids.addAll(Math.clamp(source.shown().from() - from, 0, ids.size()), missing);
    return ids;
  }

  private List<String> missing(List<List<String>> parts) {
    Set<String> fixed = new HashSet<>();
    parts.forEach(fixed::addAll);
    return source.shown().ids().stream().filter(id -> !fixed.contains(id)).toList();
  }

  /** Keeps part after part, the last ones empty where the order ends before; until one was kept otherwise before. */
  private void keep(List<String> ids, List<List<String>> parts, int last) {
    int offset = begin(parts.size());
    for (boolean mine = true; mine && parts.size() <= last; ) {
      int number = parts.size();
      int to = Math.min(ids.size(), begin(number + 1) - offset);
      List<String> slice = List.copyOf(ids.subList(Math.min(to, begin(number) - offset), to));
      parts.add(kept ? pages.pinRest(market, searchId, number, slice, deadline.step(STEPS - 2)) : slice);
      mine = parts.getLast().equals(slice);
    }
  }

  private static int begin(int number) {
    return number < FIRST_PARTS.length ? FIRST_PARTS[number] : (number - FIRST_PARTS.length + 1) * PART;
  }

  private static int partOf(int place) {
    int number = 0;
    while (begin(number + 1) <= place) {
      number++;
    }
    return number;
  }
}
