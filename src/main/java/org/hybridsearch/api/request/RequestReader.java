package org.hybridsearch.api.request;

import java.util.Set;
import java.util.regex.Pattern;
import org.hybridsearch.api.input.Consent;
import org.hybridsearch.api.input.SearchInput;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
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

  private static final int DEFAULT_FIRST = 24;
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,510}={0,2}");
  private static final Pattern MARKET = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final Set<String> markets;
  private final ShopperReader shoppers;

  /**
   * @param markets the names of the configured markets
   * @param absentConsent the consent of a shopper who says nothing of it
   */
  public RequestReader(Set<String> markets, Consent absentConsent) {
    this.markets = Set.copyOf(markets);
    this.shoppers = new ShopperReader(absentConsent);
  }

  /** A search; {@code explain} is whether the answer explains each score. */
  public SearchRequest search(SearchInput input, @Nullable Integer first, @Nullable String after, boolean explain) {
    return new SearchRequest(
        market(input.market()),
        query(input.query()),
        FilterReader.read(input.filters()),
        shoppers.read(input.shopper()),
        input.personalization() == null ? PersonalizationMode.FULL : input.personalization(),
        input.profile() == null ? "" : Texts.id("profile", input.profile()),
        page(first == null ? DEFAULT_FIRST : first, after),
        explain,
        FacetInputs.read(input.facets()));
  }

  /** A configured market, or the default one for null. */
  public Market market(@Nullable String name) {
    if (name == null) {
      return Market.DEFAULT;
    }
    if (!MARKET.matcher(name).matches() || !markets.contains(name)) {
      throw new BadInput("market must name a configured market; leave it out for the default one.");
    }
    return new Market(name);
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

  private static PageRequest page(int first, @Nullable String after) {
    if (first < 1 || first > PageRequest.MAX_FIRST) {
      throw new BadInput("first must be 1 to " + PageRequest.MAX_FIRST + ".");
    }
    if (after == null) {
      return new PageRequest.Start(first);
    }
    if (!CURSOR.matcher(after).matches()) {
      throw new BadInput("after must be a cursor as an earlier answer gave it.");
    }
    return new PageRequest.After(first, after);
  }
}
