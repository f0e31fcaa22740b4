package org.hybridsearch.wiring.standin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.Joining;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.hybridsearch.personalize.local.ContentVectors;
import org.hybridsearch.personalize.local.LocalMemory;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;
import org.hybridsearch.personalize.local.LocalRankerConfig;
import org.hybridsearch.standin.personalize.BehaviourModel;

/** A campaign trained by the local model, which knows no vectors here. */
final class LocalBehaviour implements BehaviourModel {

  private static final String NOBODY = "nobody";

  private final LocalModel model;
  private final LocalRanker ranker;
  private final LocalMemory memory;

  LocalBehaviour(LocalModel model, LocalRankerConfig config) {
    this.model = model;
    this.ranker = new LocalRanker(model, ContentVectors.NONE, config);
    this.memory = new LocalMemory(model);
  }

  @Override
  public Map<String, Double> scores(String userId, List<String> itemIds) {
    Shopper.Someone shopper = new Shopper.Someone(userId.isEmpty() ? NOBODY : userId, "", Map.of());
    return ranker.rank(new Question(Market.DEFAULT, shopper, itemIds)).scores();
  }

  @Override
  public List<String> favorites(String userId, int limit) {
    return ranker.favorites(userId, limit);
  }

  @Override
  public List<String> neighbors(String itemId, int limit) {
    return List.copyOf(memory.neighbors(itemId, limit).keySet());
  }

  @Override
  public void learn(Collection<Interaction> events) {
    model.learn(events);
  }

  @Override
  public void join(String sessionId, String userId) {
    model.join(List.of(new Joining(sessionId, userId)));
  }

  @Override
  public boolean forget(String userId) {
    return !model.forget(userId).isEmpty();
  }
}
