package org.hybridsearch.facet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridsearch.model.CategoryPath;

/**
 * How places in the tree of categories are told. One at the top is told by its plain label where nothing else in the index has
 * that label, and else with a mark before it, since a filter takes a plain label for that label at any level.
 *
 * @param repeated the labels at the top that are also elsewhere
 * @param all whether any label may be
 */
record Places(Set<String> repeated, boolean all) {

  /** Of an answer to {@link FacetAggregations#places()}. */
  static Places read(JsonNode aggregation) {
    JsonNode values = aggregation.path(FacetAggregations.VALUES);
    List<String> tops = new ArrayList<>();
    Set<String> deeper = new HashSet<>();
    for (JsonNode bucket : values.path("buckets")) {
      String place = bucket.path("key").asText();
      if (CategoryPath.isTop(place)) {
        tops.add(place);
      } else if (!CategoryPath.last(place).equals(CategoryPath.first(place))) {
        deeper.add(CategoryPath.last(place));
      }
    }
    tops.removeIf(top -> !deeper.contains(top));
    return new Places(Set.copyOf(tops), values.path("sum_other_doc_count").asLong() > 0);
  }

  /** A place as a facet tells it and a filter takes it. */
  String told(String place) {
    boolean unclear = all || repeated.contains(place) || place.contains("\\");
    return CategoryPath.isTop(place) && unclear ? CategoryPath.TOP + place : place;
  }

  /** A filter's value as a facet tells it. */
  String asTold(String value) {
    return CategoryPath.mayBeLabel(value) ? value : told(CategoryPath.place(value));
  }
}
