package org.hybridsearch.model;

import java.util.Map;
import java.util.Optional;

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

    /**
     * The id that a ranker of others knows the shopper by: the user's, or the session's where no user is known. Anybody may name a
     * session as a user is named: who has it tell shoppers apart needs {@link #key()}.
     */
    public String rankingId() {
      return userId.isEmpty() ? sessionId : userId;
    }

    /** What no other shopper has: the user's id, or {@link Shopper#ofSession} where no user is known. */
    public String key() {
      return userId.isEmpty() ? ofSession(sessionId) : userId;
    }

    /** Hides the ids: shopper ids never reach a log. */
    @Override
    public String toString() {
      return "Someone[userId=" + (userId.isEmpty() ? "no" : "yes") + ", context=" + context.size() + "]";
    }
  }

  /** Begins the key of a session. No id has it, since none holds a control character. */
  String SESSION = "session\t";

  /** The key of a session: what no user has for an id, however the session is named. Empty for none. */
  static String ofSession(String sessionId) {
    return sessionId.isEmpty() ? "" : SESSION + sessionId;
  }

  /** The session that a key is of; empty for a user's. */
  static Optional<String> sessionOf(String key) {
    return key.startsWith(SESSION) ? Optional.of(key.substring(SESSION.length())) : Optional.empty();
  }

  /** The one instance to use for nobody. */
  Shopper NOBODY = new Nobody();
}
