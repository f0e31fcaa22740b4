package org.hybridsearch.model;

/** Which page of the results is asked for. */
public sealed interface PageRequest {

  /** The largest page. */
  int MAX_FIRST = 100;

  /** How many items at most, 1 to {@value #MAX_FIRST}. */
  int first();

  /** The first page. */
  record Start(int first) implements PageRequest {}

  /** The page after a cursor, as the caller sent it: not yet checked. */
  record After(int first, String cursor) implements PageRequest {}
}
