package org.hybridsearch.behaviour.shown;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.hybridsearch.behaviour.visitor.Visitor;

/**
 * One page of one search, or the answer to one request for recommendations, as a visitor saw it.
 *
 * @param searchId the same on every page of a search
 * @param query the words; empty when browsing, and of recommendations
 * @param profile the ranking profile; recommendations have none, and its name is empty
 * @param total how many items the query matched; 0 where another one, or what is popular, was served in its place
 * @param personalWeight the effective weight of the shopper's taste, 0 when it moved nothing
 * @param unpersonalized the ids of the ranked items, best first, as they would be without the shopper; asked only when the weight
 *     is above 0; may take as long as a search, and may throw; empty where it is not known
 * @param kind what was asked for
 * @param likeItemId the item that the others are like; empty for all other kinds
 * @param answer that the order came from
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
    Supplier<List<String>> unpersonalized,
    Kind kind,
    String likeItemId,
    Answer answer) {

  public ShownPage {
    items = List.copyOf(items);
  }

  /** A page of a search. */
  public ShownPage(String searchId, String query, Instant at, Visitor visitor, Profile profile, int total, double personalWeight,
      List<Item> items, Supplier<List<String>> unpersonalized) {
    this(searchId, query, at, visitor, profile, total, personalWeight, items, unpersonalized, Kind.SEARCH, "");
  }

  /** The same page, in an order that came from an answer. */
  public ShownPage by(Answer answer) {
    return new ShownPage(searchId, query, at, visitor, profile, total, personalWeight, items, unpersonalized, kind, likeItemId,
        answer);
  }

  /** A page in an order that came from no answer of another's. */
  public ShownPage(String searchId, String query, Instant at, Visitor visitor, Profile profile, int total, double personalWeight,
      List<Item> items, Supplier<List<String>> unpersonalized, Kind kind, String likeItemId) {
    this(searchId, query, at, visitor, profile, total, personalWeight, items, unpersonalized, kind, likeItemId, Answer.NONE);
  }

  /** What was asked for; stored by its name in lower case. */
  public enum Kind {
    /** Items that match a query, or filters. */
    SEARCH,
    /** Items for a shopper. */
    RECOMMENDED,
    /** Items like an item. */
    SIMILAR
  }

  /**
   * One item.
   *
   * @param position from 1 over the whole ranking
   * @param score NaN where there is none
   */
  public record Item(String id, int position, double score) {}

  /**
   * What a ranker or a model trained elsewhere answered.
   *
   * @param id by which it knows the answer again; empty where it has no name
   * @param items how many of the page's items, from the first, it named; those behind came another way
   */
  public record Answer(String id, int items) {

    static final Answer NONE = new Answer("", 0);
  }

  /** A ranking profile. */
  public record Profile(String name, int version) {}

  /** Hides the words, the items and the visitor. */
  @Override
  public String toString() {
    return "ShownPage[items=" + items.size() + "]";
  }
}
