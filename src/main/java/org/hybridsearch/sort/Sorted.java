package org.hybridsearch.sort;

import java.util.List;

/**
 * A page of matches in the order of a field.
 *
 * @param total how many items match, or groups of them
 * @param hits in order
 */
public record Sorted(long total, List<SortedHit> hits) {

  public Sorted {
    hits = List.copyOf(hits);
  }
}
