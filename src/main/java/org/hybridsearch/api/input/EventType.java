package org.hybridsearch.api.input;

/** What a shopper did with an item. */
public enum EventType {
  IMPRESSION,
  CLICK,
  VIEW,
  ADD_TO_CART,
  PURCHASE,
  RATING
}
