package org.hybridsearch.api.request;

import java.util.Set;
import org.hybridsearch.api.input.Consent;
import org.hybridsearch.api.input.SearchInput;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException.BadInput;
import org.hybridsearch.model.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * From what a caller sent to a request, or a {@link BadInput} that says what to do. Where the contract has a default, an explicit
 * null means it. Immutable.
 */
public final class RequestReader {

  /** The longest query, in Unicode code points, so that emoji count like letters. */
  static final int MAX_QUERY = 512;

  private final MarketReader markets;
  private final ShopperReader shoppers;

  /**
   * @param markets the names of the configured markets
   * @param absentConsent the consent of a shopper who says nothing of it
   */
  public RequestReader(Set<String> markets, Consent absentConsent) {
    this(new MarketReader(markets), absentConsent);
  }

  /** @param absentConsent the consent of a shopper who says nothing of it */
  public RequestReader(MarketReader markets, Consent absentConsent) {
    this.markets = markets;
    this.shoppers = new ShopperReader(absentConsent);
  }

  /**
   * A search.
   *
   * @param explain whether the answer explains each score
   * @param highlight whether the answer shows where the words stand
   */
  public SearchRequest search(SearchInput input, @Nullable Integer first, @Nullable String after, @Nullable Integer offset,
      boolean explain, boolean highlight) {
    return new SearchRequest(
        market(input.market()),
        query(input.query()),
        FilterReader.read(input.filters()),
        shoppers.read(input.shopper()),
        input.personalization() == null ? PersonalizationMode.FULL : input.personalization(),
        input.profile() == null ? "" : Texts.id("profile", input.profile()),
        PageReader.read(first, after, offset),
        explain,
        SortReader.read(input.sort()),
        highlight,
        FacetInputs.read(input.facets()));
  }

  /** A configured market, or the default one for null. */
  public Market market(@Nullable String name) {
    return markets.read(name);
  }

  /** An item's id of 1 to 256 characters. */
  public String itemId(String id) {
    return Texts.id("id", id);
  }

  private static String query(@Nullable String query) {
    if (query == null) {
      return "";
    }
    if (query.codePointCount(0, query.length()) > MAX_QUERY) {
      throw new BadInput("query must have at most " + MAX_QUERY + " characters.");
    }
    return Texts.clean("query", query).strip();
  }
}
