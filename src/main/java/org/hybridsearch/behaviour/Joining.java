package org.hybridsearch.behaviour;

/**
 * An anonymous session turned out to be a user's, who logged in: what was done in it is theirs from then on.
 *
 * @param sessionId 1 to 256 characters
 * @param userId 1 to 256 characters
 */
public record Joining(String sessionId, String userId) {

  /** Hides the ids: shopper ids never reach a log. */
  @Override
  public String toString() {
    return "Joining";
  }
}
