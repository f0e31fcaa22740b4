package org.hybridsearch.api.request;

import java.util.List;
import org.hybridsearch.api.input.FacetInput;
import org.hybridsearch.api.input.RangeInput;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.SearchException.BadInput;
import org.jspecify.annotations.Nullable;

/** From facets as sent to facets that fit their fields. */
final class FacetInputs {

  /** The most facets of one search. */
  static final int MAX_FACETS = 20;

  /** The most values of one facet. */
  static final int MAX_FIRST = 1000;

  /** The most ranges of one facet. */
  static final int MAX_RANGES = 50;

  private static final int DEFAULT_FIRST = 10;

  private FacetInputs() {}

  /** The facets, in the order sent; none for null. */
  static List<FacetRequest> read(@Nullable List<FacetInput> inputs) {
    if (inputs == null) {
      return List.of();
    }
    if (inputs.size() > MAX_FACETS) {
      throw new BadInput("A search takes at most " + MAX_FACETS + " facets.");
    }
    return inputs.stream().map(FacetInputs::one).toList();
  }

  private static FacetRequest one(FacetInput input) {
    ItemField field = ItemFields.of(input.field());
    if (ItemFields.isText(field) || ItemFields.isAddress(field)) {
      throw new BadInput("A facet cannot count title, description, url or imageUrl.");
    }
    int first = input.first() == null ? DEFAULT_FIRST : input.first();
    if (first < 1 || first > MAX_FIRST) {
      throw new BadInput("A facet's first must be 1 to " + MAX_FIRST + ".");
    }
    return new FacetRequest(field, first, ranges(field, input.ranges() == null ? List.of() : input.ranges()));
  }

  private static List<Filter.Range> ranges(ItemField field, List<RangeInput> ranges) {
    if (ranges.size() > MAX_RANGES) {
      throw new BadInput("A facet takes at most " + MAX_RANGES + " ranges.");
    }
    if (ranges.isEmpty() && field.kind() == Kind.TIME) {
      throw new BadInput("A facet on createdAt needs ranges.");
    }
    return ranges.stream().map(range -> Ranges.read(field, range)).toList();
  }
}
