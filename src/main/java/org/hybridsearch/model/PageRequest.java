package org.hybridsearch.model;

/** Which page of the results is asked for. */
public sealed interface PageRequest {

  /** The largest page. */
  int MAX_FIRST = 100;

  /** The most matches that numbered pages, and pages by relevance, reach. */
  int MAX_REACHABLE = 10_000;

  /** How many items at most, 1 to {@value #MAX_FIRST}. */
  int first();

  /** The first page. */
  record Start(int first) implements PageRequest {}

  /**
   * The page that begins after so many items.
   *
   * @param offset 0 to {@value #MAX_REACHABLE} less {@code first}
   */
  record At(int first, int offset) implements PageRequest {}

  /** The page after a cursor, as the caller sent it: not yet checked. */
  record After(int first, String cursor) implements PageRequest {}
}
