package org.hybridsearch.sort;

import java.util.List;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.Item;

/**
 * An item at its place.
 *
 * @param highlights when they were asked for
 */
public record SortedHit(Item item, List<Highlight> highlights) {

  public SortedHit {
    highlights = List.copyOf(highlights);
  }
}
