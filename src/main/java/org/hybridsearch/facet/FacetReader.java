package org.hybridsearch.facet;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.hybridsearch.model.Facet;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;

/** Reads one facet out of the answers to {@link FacetAggregations}. Pure. */
final class FacetReader {

  private final FacetRequest request;
  private final List<Filter> filters;
  private final boolean grouped;
  private final Places places;

  FacetReader(FacetRequest request, List<Filter> filters, boolean grouped, Places places) {
    this.request = request;
    this.filters = filters;
    this.grouped = grouped;
    this.places = places;
  }

  /** @param facet its place among the facets asked for */
  Facet read(int facet, JsonNode aggregations) {
    List<Source> sources = Source.of(request.field());
    OptionalDouble minimum = OptionalDouble.empty();
    OptionalDouble maximum = OptionalDouble.empty();
    Map<String, Long> counts = new LinkedHashMap<>();
    int told = 0;
    for (int i = 0; i < sources.size(); i++) {
      String name = FacetAggregations.name(facet, i, "");
      JsonNode at = sources.get(i).only().isEmpty() ? aggregations : aggregations.path(name);
      JsonNode buckets = at.path(name + FacetAggregations.VALUES).path("buckets");
      told += buckets.isEmpty() ? 0 : 1;
      for (JsonNode bucket : buckets) {
        counts.merge(value(sources.get(i).kind(), bucket), count(bucket), Long::sum);
      }
      minimum = extreme(minimum, at.path(name + FacetAggregations.LOWEST), sources.get(i).kind(), -1);
      maximum = extreme(maximum, at.path(name + FacetAggregations.HIGHEST), sources.get(i).kind(), 1);
    }
    Map<String, Long> first = told > 1 ? mostFrequent(counts) : counts;
    return new Facet(request.field().name(), values(facet, first, aggregations), minimum, maximum);
  }

  private Map<String, Long> mostFrequent(Map<String, Long> counts) {
    Map<String, Long> first = new LinkedHashMap<>();
    counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
        .thenComparing(Map.Entry.comparingByKey())).limit(request.first()).forEach(e -> first.put(e.getKey(), e.getValue()));
    return first;
  }

  private List<Facet.Value> values(int facet, Map<String, Long> counts, JsonNode aggregations) {
    Set<String> selected = selected(facet, counts, aggregations);
    List<Facet.Value> values = new ArrayList<>();
    counts.forEach((value, count) -> values.add(new Facet.Value(value, count, selected.contains(value))));
    List<Filter.Range> ranges = Selected.ranges(filters, request);
    JsonNode buckets = aggregations.path(FacetAggregations.name(facet, FacetAggregations.RANGES)).path("buckets");
    for (int i = 0; i < ranges.size(); i++) {
      Filter.Range range = ranges.get(i);
      values.add(new Facet.Value(ends(range), count(buckets.path(i)), filters.contains(range), range.from(), range.to()));
    }
    return values;
  }

  /** Which values are selected, as they are told; those that are not among the most frequent join the counts. */
  private Set<String> selected(int facet, Map<String, Long> counts, JsonNode aggregations) {
    JsonNode buckets = aggregations.path(FacetAggregations.name(facet, FacetAggregations.SELECTED)).path("buckets");
    List<String> values = Selected.values(filters, request);
    Set<String> selected = new LinkedHashSet<>();
    for (int i = 0; i < values.size(); i++) {
      String told = asTold(values.get(i), counts);
      selected.add(told);
      counts.putIfAbsent(told, count(buckets.path(i)));
    }
    return selected;
  }

  /** Of a number there are several ways to write it. */
  private String asTold(String value, Map<String, Long> counts) {
    if (request.field().equals(ItemField.CATEGORIES)) {
      return places.asTold(value);
    }
    boolean maybeNumber = switch (request.field().kind()) {
      case NUMBER -> true;
      case ATTRIBUTE -> !counts.containsKey(value);
      case KEYWORD, BOOLEAN, TIME -> false;
    };
    try {
      String plain = maybeNumber ? plain(Double.parseDouble(value)) : value;
      return request.field().kind() == ItemField.Kind.NUMBER || counts.containsKey(plain) ? plain : value;
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private String value(Source.Kind kind, JsonNode bucket) {
    return switch (kind) {
      case KEYWORD -> bucket.path("key").asText();
      case PATH -> places.told(bucket.path("key").asText());
      case NUMBER, TIME -> plain(bucket.path("key").asDouble());
      case BOOLEAN -> bucket.path("key_as_string").asText();
    };
  }

  private long count(JsonNode bucket) {
    return grouped ? bucket.path(FacetAggregations.GROUPS).path("value").asLong() : bucket.path("doc_count").asLong();
  }

  private static OptionalDouble extreme(OptionalDouble known, JsonNode told, Source.Kind kind, int sign) {
    if (!told.path("value").isNumber()) {
      return known;
    }
    // The engine tells times in milliseconds; filters and facets speak of seconds.
    double value = told.path("value").asDouble() / (kind == Source.Kind.TIME ? 1000 : 1);
    return known.isPresent() && sign * known.getAsDouble() > sign * value ? known : OptionalDouble.of(value);
  }

  private static String ends(Filter.Range range) {
    return (Double.isInfinite(range.from()) ? "" : plain(range.from())) + ".."
        + (Double.isInfinite(range.to()) ? "" : plain(range.to()));
  }

  private static String plain(double number) {
    return Double.isFinite(number) && number != 0 ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString() : "0";
  }
}
