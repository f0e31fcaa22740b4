package org.hybridsearch.api.view;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.model.Facet;
import org.jspecify.annotations.Nullable;

/** How the matches spread over one field. */
@Type("Facet")
@Description("""
    Every facet counts the items of totalCount; one whose own field is filtered counts as if that filter were not there (so a \
    count may be larger than what is shown, and the semantic part of the match is taken afresh without that filter).""")
public record FacetView(
    @NonNull String field, @NonNull List<@NonNull ValueView> values, @Nullable Double minimum, @Nullable Double maximum) {

  static FacetView of(Facet facet) {
    return new FacetView(facet.field(), facet.values().stream().map(ValueView::of).toList(), Absent.orNull(facet.minimum()),
        Absent.orNull(facet.maximum()));
  }

  /** One value or range. */
  @Type("FacetValue")
  @Description("A selected value is always present, with its count.")
  public record ValueView(
      @Description("A filter's `in` takes it as it is") @NonNull String value,
      int count,
      boolean selected,
      @Nullable Double from,
      @Nullable Double to) {

    static ValueView of(Facet.Value value) {
      return new ValueView(value.value(), (int) Math.min(value.count(), Integer.MAX_VALUE), value.selected(),
          Absent.orNull(value.from()), Absent.orNull(value.to()));
    }
  }
}
