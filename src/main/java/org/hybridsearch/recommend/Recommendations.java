package org.hybridsearch.recommend;

import java.util.List;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.Shopper;

/** Items without a query: what an edge needs of this package. Safe for use by many threads. */
public interface Recommendations {

  /**
   * Items like one item, without itself and its variants, best first, what cannot be bought last.
   *
   * @throws org.hybridsearch.model.SearchException with a public code: there is no such item, or the catalogue does not answer
   */
  List<Recommended> similar(Market market, String itemId, Shopper shopper, int first);

  /**
   * Items for a shopper, best first, what cannot be bought last.
   *
   * @param filters all must hold
   * @throws org.hybridsearch.model.SearchException with a public code when the catalogue does not answer
   */
  ForShopper recommended(Market market, Shopper shopper, List<Filter> filters, int first);

  /**
   * Items for a shopper, and how the shopper was used.
   *
   * @param id joins events to this answer
   */
  record ForShopper(String id, List<Recommended> items, PersonalizationOutcome personalization) {
    public ForShopper {
      items = List.copyOf(items);
    }
  }

  /**
   * One item.
   *
   * @param position from 1
   * @param score the sum of the contributions of its parts
   * @param answerId by which a model trained elsewhere knows its answer again; empty where it did not name this item
   */
  record Recommended(Item item, int position, double score, List<Part> parts, String answerId) {
    public Recommended {
      parts = List.copyOf(parts);
    }

    /** An item that this service named by itself. */
    public Recommended(Item item, int position, double score, List<Part> parts) {
      this(item, position, score, parts, "");
    }
  }

  /**
   * What one thing gave to a score: weight x normalized.
   *
   * @param name for example {@code semantic}
   * @param raw in its own unit; NaN when missing
   * @param normalized 0 to 1; a neutral value when missing
   */
  record Part(String name, double raw, double normalized, double weight, boolean missing) {

    /** Weight x normalized value. */
    public double contribution() {
      return weight * normalized;
    }
  }
}
