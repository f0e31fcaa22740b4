package org.hybridsearch.benchmark.load;

/** How requests come. */
public sealed interface Load {

  /** So many users, each asks again when it has its answer: for saturation, and for "so many at a time". */
  record AtATime(int users) implements Load {}

  /** So many a second at even distances, whether answers have come or not: for latencies as shoppers see them. */
  record Rate(int perSecond) implements Load {}
}
