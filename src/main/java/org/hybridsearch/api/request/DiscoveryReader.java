package org.hybridsearch.api.request;

import java.util.List;
import org.hybridsearch.api.input.Consent;
import org.hybridsearch.api.input.FilterInput;
import org.hybridsearch.api.input.ShopperInput;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchException.BadInput;
import org.hybridsearch.model.Shopper;
import org.jspecify.annotations.Nullable;

/** What the operations beside search take, checked as a search's input is. Immutable. */
public final class DiscoveryReader {

  private final MarketReader markets;
  private final ShopperReader shoppers;

  /** @param absentConsent the consent of a shopper who says nothing of it */
  public DiscoveryReader(MarketReader markets, Consent absentConsent) {
    this.markets = markets;
    this.shoppers = new ShopperReader(absentConsent);
  }

  /** A configured market, or the default one for null. */
  public Market market(@Nullable String name) {
    return markets.read(name);
  }

  /** What is typed: at most as many characters as a query has, and no blanks at its ends; empty for nothing. */
  public String typed(String prefix) {
    if (prefix.codePointCount(0, prefix.length()) > RequestReader.MAX_QUERY) {
      throw new BadInput("prefix must have at most " + RequestReader.MAX_QUERY + " characters.");
    }
    return Texts.clean("prefix", prefix).strip();
  }

  /** How many are asked for: 1 to 100, {@code absent} for null. */
  public int first(@Nullable Integer first, int absent) {
    int asked = first == null ? absent : first;
    if (asked < 1 || asked > PageRequest.MAX_FIRST) {
      throw new BadInput("first must be 1 to " + PageRequest.MAX_FIRST + ".");
    }
    return asked;
  }

  /** An item's id of 1 to 256 characters. */
  public String itemId(String id) {
    return Texts.id("itemId", id);
  }

  /** Nobody unless an id is given together with consent to personalization. */
  public Shopper shopper(@Nullable ShopperInput shopper) {
    return shoppers.read(shopper);
  }

  /** The filters, in the order sent; none for null. */
  public List<Filter> filters(@Nullable List<FilterInput> filters) {
    return FilterReader.read(filters);
  }
}
