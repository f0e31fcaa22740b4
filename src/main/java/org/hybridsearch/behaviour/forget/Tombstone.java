package org.hybridsearch.behaviour.forget;

import java.time.Instant;
import java.util.List;

/**
 * The mark that a shopper was forgotten: all they did until then is to be as if it never happened.
 *
 * @param id names the request
 * @param userKey the keyed hash of the user's id; empty when only a session was named
 * @param sessionKeys those of the sessions that were the user's, or of the one that was named
 * @param at when
 */
public record Tombstone(String id, String userKey, List<String> sessionKeys, Instant at) {
  public Tombstone {
    sessionKeys = List.copyOf(sessionKeys);
  }
}
