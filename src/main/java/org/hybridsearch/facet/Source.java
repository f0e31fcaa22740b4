package org.hybridsearch.facet;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.query.FilterClauses;

/**
 * A field of the engine that holds values of a facet's field. An attribute has one for each kind, of which mostly one exists; an
 * item's popularity is the shop's or else what was learned.
 *
 * @param only the items whose values count; empty for all
 */
record Source(String field, Kind kind, Optional<Json> only) {

  /** What the engine holds, and so how its values are written. */
  enum Kind {
    KEYWORD,
    PATH,
    NUMBER,
    TIME,
    BOOLEAN
  }

  static List<Source> of(ItemField field) {
    if (field.equals(ItemField.CATEGORIES)) {
      return List.of(of(FilterClauses.CATEGORY_PATHS, Kind.PATH));
    }
    return switch (field.kind()) {
      case KEYWORD -> List.of(of(field.name(), Kind.KEYWORD));
      case BOOLEAN -> List.of(of(field.name(), Kind.BOOLEAN));
      case TIME -> List.of(of(field.name(), Kind.TIME));
      case NUMBER -> numbers(field);
      case ATTRIBUTE -> List.of(of(FilterClauses.attribute(field, "keyword"), Kind.KEYWORD),
          of(FilterClauses.attribute(field, "number"), Kind.NUMBER), of(FilterClauses.attribute(field, "boolean"), Kind.BOOLEAN));
    };
  }

  private static List<Source> numbers(ItemField field) {
    Source given = of(field.name(), Kind.NUMBER);
    return field.equals(ItemField.POPULARITY) ? List.of(given, new Source(FilterClauses.LEARNED_POPULARITY, Kind.NUMBER,
        Optional.of(FilterClauses.WITHOUT_POPULARITY))) : List.of(given);
  }

  private static Source of(String field, Kind kind) {
    return new Source(field, kind, Optional.empty());
  }

  /** Whether its values have a minimum and a maximum. */
  boolean ordered() {
    return kind == Kind.NUMBER || kind == Kind.TIME;
  }
}
