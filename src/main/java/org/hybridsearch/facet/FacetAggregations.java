package org.hybridsearch.facet;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.query.FilterClauses;
import org.hybridsearch.query.GroupClauses;

/** Facets as the engine's aggregations; {@link FacetReader} reads their answers. Pure. */
final class FacetAggregations {

  static final String VALUES = "v";
  static final String LOWEST = "lo";
  static final String HIGHEST = "hi";
  static final String SELECTED = "s";
  static final String RANGES = "r";
  static final String GROUPS = "g";
  static final String PLACES = "places";

  /** More places than this, and every label counts as one that repeats. */
  static final int MOST_PLACES = 10_000;

  // Of several shards each tells its most frequent; a field with no more distinct values than this is counted exactly.
  private static final int A_SHARD = 2000;

  private FacetAggregations() {}

  /** The name of what one source of a facet tells. */
  static String name(int facet, int source, String what) {
    return "f" + facet + "_" + source + what;
  }

  /** The name of what a facet tells of its filters. */
  static String name(int facet, String what) {
    return "f" + facet + what;
  }

  /**
   * One facet's aggregations.
   *
   * @param facet its place among the facets asked for
   * @param filters of the search, those on the facet's own field among them
   */
  static List<Member> of(int facet, FacetRequest request, List<Filter> filters, boolean grouped) {
    List<Member> members = new ArrayList<>();
    List<Source> sources = Source.of(request.field());
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      List<Member> told = told(name(facet, i, ""), source, request, grouped);
      if (source.only().isEmpty()) {
        members.addAll(told);
      } else if (!told.isEmpty()) {
        members.add(member(name(facet, i, ""), object(member("filter", source.only().get()), member("aggs", object(told)))));
      }
    }
    List<Json> values = Selected.values(filters, request).stream()
        .map(value -> FilterClauses.of(new Filter.In(request.field(), List.of(value)))).toList();
    List<Json> ranges = Selected.ranges(filters, request).stream().map(FilterClauses::of).toList();
    filters(name(facet, SELECTED), values, grouped, members);
    filters(name(facet, RANGES), ranges, grouped, members);
    return members;
  }

  /** All places in the tree of categories, whatever the search is. */
  static Member places() {
    Json terms = object(member("terms", object(member("field", FilterClauses.CATEGORY_PATHS), member("size", MOST_PLACES))));
    return member(PLACES, object(member("global", object()), member("aggs", object(member(VALUES, terms)))));
  }

  /** How many groups there are among the matches. */
  static Member groups() {
    return member(GROUPS, GroupClauses.count(GroupClauses.TOTAL_PRECISION));
  }

  private static List<Member> told(String name, Source source, FacetRequest request, boolean grouped) {
    List<Member> members = new ArrayList<>();
    if (request.ranges().isEmpty()) {
      members.add(member(name + VALUES, counted(member("terms", terms(source, request.first(), grouped)), grouped)));
    }
    if (source.ordered()) {
      Json field = object(source.values());
      members.add(member(name + LOWEST, object(member("min", field))));
      members.add(member(name + HIGHEST, object(member("max", field))));
    }
    return members;
  }

  private static Json terms(Source source, int first, boolean grouped) {
    List<Member> members = new ArrayList<>(List.of(
        source.values(), member("size", first), member("shard_size", Math.max(first, A_SHARD))));
    if (source.only().isPresent()) {
      members.add(member("value_type", "double")); // a script could give anything
    }
    if (grouped) {
      members.add(member("order", array(object(member(GROUPS, "desc")), object(member("_key", "asc")))));
    }
    return object(members);
  }

  private static void filters(String name, List<Json> filters, boolean grouped, List<Member> members) {
    if (!filters.isEmpty()) {
      members.add(member(name, counted(member("filters", object(member("filters", array(filters)))), grouped)));
    }
  }

  private static Json counted(Member buckets, boolean grouped) {
    return grouped ? object(buckets,
        member("aggs", object(member(GROUPS, GroupClauses.count(GroupClauses.BUCKET_PRECISION))))) : object(buckets);
  }
}
