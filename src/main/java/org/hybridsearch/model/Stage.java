package org.hybridsearch.model;

/** The stages of a search, in the order they are reported. */
public enum Stage {
  PLAN,
  EMBED,
  LEXICAL,
  SEMANTIC,
  PERSONALIZE,
  BLEND
}
