package org.hybridsearch.standin.personalize;

import org.hybridsearch.standin.wire.Text;

/** Strings as the service models bound them. */
final class Limits {

  static final Text ARN = Text.of(0, 256, "arn:([a-z\\d-]+):personalize:.*:.*:.+");
  /** Of the runtime, which takes empty ids by its model; of events it takes none. */
  static final Text ASKED_ID = Text.of(0, 256);
  static final Text ID = Text.of(1, 256);
  static final Text CONTEXT_KEY = Text.of(0, 150, "[A-Za-z\\d_]+");
  static final Text CONTEXT_VALUE = Text.of(0, 1000);
  static final Text PARAMETER = Text.of(0, 50, "[A-Za-z0-9_]+");
  static final Text PARAMETER_VALUE = Text.of(0, 1000);
  static final Text COLUMN = Text.of(0, 150);
  static final Text NAME = Text.of(1, 63, "^[a-zA-Z0-9][a-zA-Z0-9\\-_]*");
  static final Text RECOMMENDATION_ID = Text.of(1, 40);
  static final Text EVENT_PROPERTIES = Text.of(1, 1024);
  static final Text ITEM_PROPERTIES = Text.of(1, 32_000);
  static final Text USER_PROPERTIES = Text.of(1, 24_000);
  static final Text ATTRIBUTION = Text.of(0, 1024, "^[\\x20-\\x7E]*[\\x21-\\x7E]+[\\x20-\\x7E]*$");
  static final int MOST_CONTEXT = 150;
  static final int MOST_PARAMETERS = 25;
  static final int MOST_COLUMNS = 99;
  static final int MOST_IN_A_CALL = 10;
  static final int MOST_IMPRESSIONS = 25;
  /** By the quotas of the developer guide. */
  static final int LARGEST_EVENT = 10 * 1024;
  static final int MOST_RESULTS = 500;
  /** Where metadata is asked for, too. */
  static final int MOST_RESULTS_WITH_METADATA = 50;

  private Limits() {}
}
