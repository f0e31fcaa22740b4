package org.hybridsearch.api.request;

import org.hybridsearch.api.input.SortInput;
import org.hybridsearch.api.input.SortInput.SortDirection;
import org.hybridsearch.model.SearchException.BadInput;
import org.hybridsearch.model.Sort;
import org.jspecify.annotations.Nullable;

/** From a sort as sent to one that says its direction. */
final class SortReader {

  private SortReader() {}

  /** By relevance for null. */
  static Sort read(@Nullable SortInput input) {
    if (input == null) {
      return Sort.RELEVANCE;
    }
    return switch (input.by()) {
      case RELEVANCE -> byRelevance(input.direction());
      case PRICE -> by(Sort.Field.PRICE, input.direction());
      case NEWEST -> by(Sort.Field.NEWEST, input.direction());
      case RATING -> by(Sort.Field.RATING, input.direction());
      case POPULARITY -> by(Sort.Field.POPULARITY, input.direction());
      case TITLE -> by(Sort.Field.TITLE, input.direction());
    };
  }

  private static Sort byRelevance(@Nullable SortDirection direction) {
    if (direction == SortDirection.ASC) {
      throw new BadInput("A sort by RELEVANCE comes best first: leave direction out.");
    }
    return Sort.RELEVANCE;
  }

  private static Sort by(Sort.Field field, @Nullable SortDirection direction) {
    if (direction == null) {
      return new Sort.ByField(field, field.usual());
    }
    return new Sort.ByField(field, switch (direction) {
      case ASC -> Sort.Direction.ASC;
      case DESC -> Sort.Direction.DESC;
    });
  }
}
