package org.hybridsearch.behaviour.visitor;

/**
 * Who did something. Unlike the shopper of a search, this is also somebody who is only counted.
 *
 * @param userId empty for an anonymous session
 * @param sessionId empty when only the user is known; both are empty for nobody known
 * @param use what may be done with it
 * @param bot whether it is obviously no person
 */
public record Visitor(String userId, String sessionId, Use use, boolean bot) {

  /** What the visitor agreed to. */
  public enum Use {
    /** Nothing may be kept. */
    NOTHING,
    /** Kept for statistics, never told to a ranker. */
    MEASUREMENT,
    /** Kept, and learned from. */
    PERSONALIZATION
  }

  /** Whether there is an id to keep something under. */
  public boolean known() {
    return !userId.isEmpty() || !sessionId.isEmpty();
  }

  /** The id of the device or, where only the user is known, theirs; empty for nobody known. */
  public String clientId() {
    return sessionId.isEmpty() ? userId : sessionId;
  }

  /** Whether rankers may learn from it. */
  public boolean learnable() {
    return use == Use.PERSONALIZATION && !bot && known();
  }

  /** The same, being a bot. */
  public Visitor asBot() {
    return new Visitor(userId, sessionId, use, true);
  }

  /** Hides the ids: they never reach a log. */
  @Override
  public String toString() {
    return "Visitor[use=" + use + ", bot=" + bot + "]";
  }
}
