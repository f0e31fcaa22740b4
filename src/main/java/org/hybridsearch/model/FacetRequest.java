package org.hybridsearch.model;

import java.util.List;

/**
 * What one facet is to count. Validated already.
 *
 * @param field whose values are counted
 * @param first how many values at most; without meaning where there are ranges
 * @param ranges to count instead of values, each of this field; empty counts values
 */
public record FacetRequest(ItemField field, int first, List<Filter.Range> ranges) {

  public FacetRequest {
    ranges = List.copyOf(ranges);
  }
}
