package org.hybridsearch.model;

import java.util.Map;

/** Who is asking, as far as it may be used: consent is settled before a shopper gets here. */
public sealed interface Shopper {

  /** Nobody known, or somebody who did not consent to personalization. */
  record Nobody() implements Shopper {}

  /**
   * A signed-in user, an anonymous session, or both.
   *
   * @param userId the user, empty for an anonymous session
   * @param sessionId the session, empty when only the user is known; never both empty
   * @param context hints for the ranker, for example device or time of day
   */
  record Someone(String userId, String sessionId, Map<String, String> context) implements Shopper {
    public Someone {
      if (userId.isEmpty() && sessionId.isEmpty()) {
        throw new IllegalArgumentException("Somebody has a userId or a sessionId");
      }
      context = Map.copyOf(context);
    }

    /** The id a ranker knows the shopper by: the user's, or the session's where no user is known. */
    public String rankingId() {
      return userId.isEmpty() ? sessionId : userId;
    }

    /** Hides the ids: shopper ids never reach a log. */
    @Override
    public String toString() {
      return "Someone[userId=" + (userId.isEmpty() ? "no" : "yes") + ", context=" + context.size() + "]";
    }
  }

  /** The one instance to use for nobody. */
  Shopper NOBODY = new Nobody();
}
