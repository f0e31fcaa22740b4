package org.hybridsearch.model;

/** The rungs of the zero-result ladder. A search descends only as far as it must to have something to show. */
public enum QueryFallback {
  /** What matches as asked is served; or nothing, where nothing passes the filters. */
  NONE,
  /** No item has the words as asked: mistyped ones were corrected, or fewer of them asked for. */
  RELAXED,
  /** No item matches by words: what is served matches by meaning. */
  SEMANTIC_ONLY,
  /** Nothing matches at all: popular items that pass the same filters are served. */
  POPULAR
}
