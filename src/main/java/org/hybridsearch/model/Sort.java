package org.hybridsearch.model;

/** In what order matches come. */
public sealed interface Sort {

  /** Best first, as the blend says; the one order that the shopper can move. */
  record ByRelevance() implements Sort {}

  /**
   * By a field, items without a value last in either direction, ties by id. The same for everybody: no score, no personalization.
   */
  record ByField(Field field, Direction direction) implements Sort {}

  /** What matches can be sorted by. */
  enum Field {
    PRICE,
    /** When the item began to be sold. */
    NEWEST,
    RATING,
    /** What the shop says, else what behaviour says. */
    POPULARITY,
    /** By letters, whatever their case and accents. */
    TITLE;

    /** The direction most shoppers mean: cheap and A first; new, well rated and popular first. */
    public Direction usual() {
      return switch (this) {
        case PRICE, TITLE -> Direction.ASC;
        case NEWEST, RATING, POPULARITY -> Direction.DESC;
      };
    }
  }

  /** Ascending or descending. */
  enum Direction {
    ASC,
    DESC
  }

  /** The one instance to use for relevance. */
  Sort RELEVANCE = new ByRelevance();
}
