package org.hybridsearch.personalize.local;

import java.util.stream.IntStream;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalRankerContract;

class LocalRankerContractTest extends PersonalRankerContract {

  @Override
  protected PersonalRanker ranker() {
    LocalModel model = Behaviour.model(LocalConfigs.defaults());
    IntStream.rangeClosed(1, 20).forEach(i -> model.learn(Behaviour.bought("other-" + i % 4, "item-" + i)));
    model.learn(Behaviour.bought("shopper", "item-1", "item-2", "item-7"));
    return Behaviour.ranker(model, LocalConfigs.defaults());
  }
}
