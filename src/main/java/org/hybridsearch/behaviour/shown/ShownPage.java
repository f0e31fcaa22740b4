package org.hybridsearch.behaviour.shown;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.hybridsearch.behaviour.visitor.Visitor;

/**
 * One page of one search, as a visitor saw it.
 *
 * @param searchId the same on every page of a search
 * @param query the words; empty when browsing
 * @param profile the ranking profile
 * @param total how many items the query matched; 0 where another one, or what is popular, was served in its place
 * @param personalWeight the effective weight of the shopper's taste, 0 when it moved nothing
 * @param unpersonalized the ids of the ranked items, best first, as they would be without the shopper; asked only when the weight
 *     is above 0; may take as long as a search, and may throw
 */
public record ShownPage(
    String searchId,
    String query,
    Instant at,
    Visitor visitor,
    Profile profile,
    int total,
    double personalWeight,
    List<Item> items,
    Supplier<List<String>> unpersonalized) {

  public ShownPage {
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param position from 1 over the whole ranking
   * @param score NaN where there is none
   */
  public record Item(String id, int position, double score) {}

  /** A ranking profile. */
  public record Profile(String name, int version) {}

  /** Hides the words, the items and the visitor. */
  @Override
  public String toString() {
    return "ShownPage[items=" + items.size() + "]";
  }
}
