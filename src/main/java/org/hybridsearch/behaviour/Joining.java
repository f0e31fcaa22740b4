package org.hybridsearch.behaviour;

/**
 * An anonymous session turned out to be a user's, who logged in: what was done in it is theirs from then on.
 *
 * @param session as {@link org.hybridsearch.model.Shopper#ofSession} has it
 * @param userId 1 to 256 characters
 */
public record Joining(String session, String userId) {

  /** Hides the ids: shopper ids never reach a log. */
  @Override
  public String toString() {
    return "Joining";
  }
}
