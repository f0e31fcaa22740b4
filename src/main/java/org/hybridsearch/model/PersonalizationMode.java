package org.hybridsearch.model;

/** How much the shopper may move the order: not at all, the profile's fraction of it, or all of it. */
public enum PersonalizationMode {
  NONE,
  LIGHT,
  FULL
}
