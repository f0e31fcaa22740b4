package org.hybridsearch.dataset;

import java.time.Instant;

/** What is known of shoppers. Safe for use by many threads. */
public interface Shoppers {

  /** Whether what somebody did was forgotten since. Either id may be empty. */
  boolean forgotten(String userId, String sessionId, Instant at);

  /** Whose a session is, by {@link org.hybridsearch.model.Shopper.Someone#key}. */
  String owner(String key);
}
