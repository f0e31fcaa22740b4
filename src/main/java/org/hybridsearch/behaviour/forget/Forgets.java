package org.hybridsearch.behaviour.forget;

import java.util.List;
import org.hybridsearch.model.SearchException;

/** Forgets shoppers: the one thing an edge needs of this package. Safe for use by many threads. */
@FunctionalInterface
public interface Forgets {

  /**
   * Deletes all behaviour of a shopper, at once.
   *
   * @param userId of the user; empty for an anonymous session
   * @param sessionId of the session; empty when only the user is named; never both empty
   * @param by who asks, for the audit: the name of an operator
   * @throws SearchException.Unavailable when the engine does not answer in time; what was begun is finished by itself, and asking
   *     again does no harm
   */
  Outcome forget(String userId, String sessionId, String by);

  /**
   * What was done.
   *
   * @param deleted events and interactions
   * @param pending names of systems that confirm later
   */
  record Outcome(long deleted, List<String> pending) {
    public Outcome {
      pending = List.copyOf(pending);
    }
  }
}
