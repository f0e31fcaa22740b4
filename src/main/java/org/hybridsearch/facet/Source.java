package org.hybridsearch.facet;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.query.FilterClauses;
import org.hybridsearch.query.SearchBody;

/**
 * Where the engine has the values of a facet's field: mostly in one of its own. An attribute has a field for each kind, of which
 * mostly one exists; an item's popularity is the shop's or else what was learned.
 *
 * @param values a field, or a script that gives them
 * @param only the items that have values, where the script fails for others
 */
record Source(Kind kind, Member values, Optional<Json> only) {

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
    if (field.equals(ItemField.POPULARITY)) {
      Json script = object(member("lang", "painless"), member("source", SearchBody.POPULARITY));
      return List.of(new Source(Kind.NUMBER, member("script", script),
          Optional.of(FilterClauses.of(new Filter.Exists(field, true)))));
    }
    return switch (field.kind()) {
      case KEYWORD -> List.of(of(field.name(), Kind.KEYWORD));
      case BOOLEAN -> List.of(of(field.name(), Kind.BOOLEAN));
      case TIME -> List.of(of(field.name(), Kind.TIME));
      case NUMBER -> List.of(of(field.name(), Kind.NUMBER));
      case ATTRIBUTE -> List.of(of(FilterClauses.attribute(field, "keyword"), Kind.KEYWORD),
          of(FilterClauses.attribute(field, "number"), Kind.NUMBER), of(FilterClauses.attribute(field, "boolean"), Kind.BOOLEAN));
    };
  }

  private static Source of(String field, Kind kind) {
    return new Source(kind, member("field", field), Optional.empty());
  }

  /** Whether its values have a minimum and a maximum. */
  boolean ordered() {
    return kind == Kind.NUMBER || kind == Kind.TIME;
  }
}
