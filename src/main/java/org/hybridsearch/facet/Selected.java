package org.hybridsearch.facet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;

/** What the filters of a search have selected of a facet. Pure. */
final class Selected {

  private Selected() {}

  /** The filters without those on a facet's own field. */
  static List<Filter> others(List<Filter> filters, FacetRequest facet) {
    return filters.stream().filter(filter -> !filter.field().equals(facet.field())).toList();
  }

  /** The values that filters on the facet's own field name, in their order, each once. */
  static List<String> values(List<Filter> filters, FacetRequest facet) {
    return filters.stream().filter(filter -> filter.field().equals(facet.field()))
        .flatMap(filter -> filter instanceof Filter.In in ? in.values().stream() : Stream.<String>empty())
        .distinct().toList();
  }

  /** The ranges to count: those asked for, and the selected ones that are not among them. */
  static List<Filter.Range> ranges(List<Filter> filters, FacetRequest facet) {
    List<Filter.Range> ranges = new ArrayList<>(facet.ranges());
    filters.stream().filter(filter -> filter instanceof Filter.Range range && isOwn(range, facet) && !ranges.contains(range))
        .forEach(filter -> ranges.add((Filter.Range) filter));
    return ranges;
  }

  private static boolean isOwn(Filter.Range range, FacetRequest facet) {
    return range.field().equals(facet.field());
  }
}
