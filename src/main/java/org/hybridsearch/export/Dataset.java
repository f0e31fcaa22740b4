package org.hybridsearch.export;

/** What Personalize keeps apart. */
public enum Dataset {
  /** What can be recommended. */
  ITEMS("Items"),
  /** Who it is recommended to. */
  USERS("Users"),
  /** Who did what with what. */
  INTERACTIONS("Interactions");

  private final String record;

  Dataset(String record) {
    this.record = record;
  }

  /** The name of its schema's record, which Personalize fixes. */
  String record() {
    return record;
  }
}
