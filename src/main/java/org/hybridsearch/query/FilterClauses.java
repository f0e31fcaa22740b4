package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.CategoryPath;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/**
 * Filters as clauses, the same for every leg and every count. An attribute is kept in a subfield per kind, and a filter asks each
 * that could hold its values, so that nobody needs to know an attribute's kind.
 */
public final class FilterClauses {

  private static final List<String> ATTRIBUTE_KINDS = List.of("keyword", "number", "boolean");

  /** Holds the places in the tree of categories: {@link CategoryPath}. */
  public static final String CATEGORY_PATHS = "categoryPaths";

  private static final String LEARNED_POPULARITY = "learnedPopularity";

  private FilterClauses() {}

  /** One clause a filter, in the same order. */
  public static List<Json> of(List<Filter> filters) {
    return filters.stream().map(FilterClauses::of).toList();
  }

  /** A filter as a clause. */
  public static Json of(Filter filter) {
    return filter.field().equals(ItemField.POPULARITY) ? popularity(filter) : plain(filter);
  }

  /** As items tell it: what the shop gives, or else what was learned. */
  private static Json popularity(Filter filter) {
    if (filter instanceof Filter.Exists exists) {
      Json any = Clauses.anyOf(List.of(existsClause(filter.field().name()), existsClause(LEARNED_POPULARITY)));
      return exists.present() ? any : Clauses.not(any);
    }
    ItemField learned = new ItemField(LEARNED_POPULARITY, ItemField.Kind.NUMBER);
    Json otherwise = switch (filter) {
      case Filter.In in -> plain(new Filter.In(learned, in.values()));
      case Filter.Range range -> plain(new Filter.Range(learned, range.from(), range.to()));
      case Filter.Exists exists -> plain(exists);
    };
    Json without = Clauses.not(existsClause(filter.field().name()));
    return Clauses.anyOf(List.of(plain(filter), Clauses.bool(List.of(), List.of(without, otherwise))));
  }

  private static Json plain(Filter filter) {
    return switch (filter) {
      case Filter.In in -> in(in);
      case Filter.Range range -> range(range);
      case Filter.Exists exists -> exists(exists);
    };
  }

  private static Json in(Filter.In in) {
    if (in.field().equals(ItemField.CATEGORIES)) {
      return categoryIn(in.values());
    }
    return switch (in.field().kind()) {
      case KEYWORD, BOOLEAN -> terms(in.field().name(), in.values());
      case NUMBER, TIME -> terms(in.field().name(), in.values().stream().filter(FilterClauses::isNumber).toList());
      case ATTRIBUTE -> attributeIn(in);
    };
  }

  /** Labels at any level, as items tell them, and places in the tree, as facets tell them. */
  private static Json categoryIn(List<String> values) {
    List<String> labels = values.stream().filter(CategoryPath::mayBeLabel).toList();
    Json places = terms(CATEGORY_PATHS, values.stream().map(CategoryPath::place).toList());
    return labels.isEmpty() ? places : Clauses.anyOf(List.of(terms(ItemField.CATEGORIES.name(), labels), places));
  }

  private static Json attributeIn(Filter.In in) {
    List<Json> kinds = new ArrayList<>();
    kinds.add(terms(attribute(in.field(), "keyword"), in.values()));
    List<String> numbers = in.values().stream().filter(FilterClauses::isNumber).toList();
    if (!numbers.isEmpty()) {
      kinds.add(terms(attribute(in.field(), "number"), numbers));
    }
    List<String> booleans = in.values().stream().filter(v -> v.equals("true") || v.equals("false")).toList();
    if (!booleans.isEmpty()) {
      kinds.add(terms(attribute(in.field(), "boolean"), booleans));
    }
    return Clauses.anyOf(kinds);
  }

  private static Json terms(String field, List<String> values) {
    return object(member("terms", object(member(field, Json.strings(values)))));
  }

  private static Json range(Filter.Range range) {
    String field = range.field().kind() == ItemField.Kind.ATTRIBUTE ? attribute(range.field(), "number") : range.field().name();
    List<Member> bounds = new ArrayList<>();
    if (range.field().kind() == ItemField.Kind.TIME) {
      bounds.add(member("format", "epoch_second"));
    }
    if (!Double.isInfinite(range.from())) {
      bounds.add(bound("gte", range.from(), range.field(), Math.ceil(range.from())));
    }
    if (!Double.isInfinite(range.to())) {
      bounds.add(bound("lte", range.to(), range.field(), Math.floor(range.to())));
    }
    return object(member("range", object(member(field, object(bounds)))));
  }

  /** Whole seconds for times, whose engine format takes no fractions. */
  private static Member bound(String name, double value, ItemField field, double wholeSeconds) {
    return field.kind() == ItemField.Kind.TIME ? member(name, Json.integer((long) wholeSeconds)) : member(name, value);
  }

  private static Json exists(Filter.Exists filter) {
    Json present = filter.field().kind() == ItemField.Kind.ATTRIBUTE
        ? Clauses.anyOf(ATTRIBUTE_KINDS.stream().map(kind -> existsClause(attribute(filter.field(), kind))).toList())
        : existsClause(filter.field().name());
    return filter.present() ? present : Clauses.not(present);
  }

  private static Json existsClause(String field) {
    return object(member("exists", object(member("field", field))));
  }

  /** Where the values of one kind of an attribute are. */
  public static String attribute(ItemField field, String kind) {
    return "attributes." + kind + "." + field.name().substring(ItemField.ATTRIBUTE_PREFIX.length());
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
