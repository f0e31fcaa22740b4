package org.hybridsearch.standin.personalize;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hybridsearch.behaviour.Interaction;

/** What a campaign was trained to. Implementations are safe for use by many threads. */
public interface BehaviourModel {

  /** How much a user prefers each of some items: positive and finite, only their ratios mean anything. */
  Map<String, Double> scores(String userId, List<String> itemIds);

  /** The items a user likes most, best first; what everybody likes for one nobody knows. */
  List<String> favorites(String userId, int limit);

  /** The items that go with an item, best first. */
  List<String> neighbors(String itemId, int limit);

  /** Takes in events; from then on they count. */
  void learn(Collection<Interaction> events);

  /** What was done in a session is a user's from now on. */
  void join(String sessionId, String userId);

  /** Takes out all that a user contributed; whether there was anything. */
  boolean forget(String userId);
}
