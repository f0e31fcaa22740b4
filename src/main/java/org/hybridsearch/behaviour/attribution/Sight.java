package org.hybridsearch.behaviour.attribution;

import java.time.Instant;
import java.util.Comparator;

/**
 * A visitor met an item through a search or a recommendation.
 *
 * @param userId empty for an anonymous session
 * @param sessionId empty when only the user is known
 * @param from the type of the event in lower case, or {@code shown}
 */
record Sight(String userId, String sessionId, String itemId, String searchId, Instant at, String from) {

  /** Of what was shown and nothing more. */
  static final String SHOWN = "shown";

  /** Acting says more than being shown, and what is later more than what is earlier; of the same moment the later search. */
  static final Comparator<Sight> WEIGHT = Comparator.comparing((Sight sight) -> !sight.from().equals(SHOWN))
      .thenComparing(Sight::at).thenComparing(Sight::searchId).thenComparing(Sight::from);

  /** Hides the ids. */
  @Override
  public String toString() {
    return "Sight[from=" + from + "]";
  }
}
