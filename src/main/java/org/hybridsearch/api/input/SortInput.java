package org.hybridsearch.api.input;

import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** In what order; a null direction means the field's usual one. */
@Input("SortInput")
public record SortInput(@NonNull SortField by, @org.jspecify.annotations.Nullable SortDirection direction) {

  /** What to sort by. */
  @Enum("SortField")
  public enum SortField {
    RELEVANCE,
    PRICE,
    NEWEST,
    RATING,
    POPULARITY,
    TITLE
  }

  /** Ascending or descending. */
  @Enum("SortDirection")
  public enum SortDirection {
    ASC,
    DESC
  }
}
