package org.hybridsearch.behaviour.liking;

/** Kinds of dataset groups of Amazon Personalize. */
public enum Domain {
  /** Campaigns, of one's own choice of recipes. */
  CUSTOM,
  /** Recommenders for shops, whose names of fields and events are fixed. */
  ECOMMERCE
}
