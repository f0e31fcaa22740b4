package org.hybridsearch.catalog.load;

/** What an upload of items does with each line. */
public enum Operation {
  PUT,
  PATCH,
  DELETE
}
