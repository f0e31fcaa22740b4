package org.hybridsearch.behaviour;

/** What a shopper did with an item, weakest sign of interest first; the order is part of the contract. */
public enum EventType {
  /** The item was shown. */
  IMPRESSION,
  /** The item was chosen from a list. */
  CLICK,
  /** The item's page was looked at. */
  VIEW,
  /** The item was put into the cart. */
  ADD_TO_CART,
  /** The item was bought. */
  PURCHASE,
  /** The item was rated; the value is the rating. */
  RATING
}
