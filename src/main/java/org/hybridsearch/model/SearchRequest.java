package org.hybridsearch.model;

import java.util.List;

/**
 * A validated search, as the first page and every later page ask it.
 *
 * @param market whose catalogue is searched
 * @param query the words, trimmed, at most 512 characters; empty browses
 * @param filters all must hold
 * @param shopper who is asking
 * @param mode how much the shopper may move the order
 * @param profile a ranking profile by name; empty means the active one
 * @param page which page
 * @param explain whether the answer explains each score
 * @param sort in what order
 * @param highlight whether the answer shows where the words stand
 * @param facets to be counted
 */
public record SearchRequest(
    Market market,
    String query,
    List<Filter> filters,
    Shopper shopper,
    PersonalizationMode mode,
    String profile,
    PageRequest page,
    boolean explain,
    Sort sort,
    boolean highlight,
    List<FacetRequest> facets) {

  public SearchRequest {
    filters = List.copyOf(filters);
    facets = List.copyOf(facets);
  }

  /** A search without facets. */
  public SearchRequest(Market market, String query, List<Filter> filters, Shopper shopper, PersonalizationMode mode,
      String profile, PageRequest page, boolean explain, Sort sort, boolean highlight) {
    this(market, query, filters, shopper, mode, profile, page, explain, sort, highlight, List.of());
  }

  /** A search by relevance, without highlights and facets. */
  public SearchRequest(Market market, String query, List<Filter> filters, Shopper shopper, PersonalizationMode mode,
      String profile, PageRequest page, boolean explain) {
    this(market, query, filters, shopper, mode, profile, page, explain, Sort.RELEVANCE, false);
  }

  /** The same search with other filters. */
  public SearchRequest filteredBy(List<Filter> others) {
    return new SearchRequest(market, query, others, shopper, mode, profile, page, explain, sort, highlight, facets);
  }

  /** Whether no words were given: filters and popularity alone select and order. */
  public boolean browses() {
    return query.isEmpty();
  }

  /** Hides the words and the shopper: neither may reach a log. */
  @Override
  public String toString() {
    return "SearchRequest[market=" + market.name() + ", query=" + query.length() + " characters, filters=" + filters.size()
        + ", sort=" + sort + ", page=" + page + "]";
  }
}
