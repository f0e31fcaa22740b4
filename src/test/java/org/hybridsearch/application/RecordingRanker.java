package org.hybridsearch.application;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.local.ContentVectors;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;
import org.hybridsearch.personalize.local.LocalRankerConfig;
import org.hybridsearch.wiring.market.PerMarket;

/** The local ranker, which remembers whom it was asked about. */
@Alternative
@Singleton
public class RecordingRanker {

  private final List<Shopper.Someone> asked = new CopyOnWriteArrayList<>();

  @Produces
  @Singleton
  @Alternative
  PerMarket<PersonalRanker> rankers(PerMarket<LocalModel> models, LocalRankerConfig config) {
    return models.map(market -> ranker(models.of(market), config));
  }

  private PersonalRanker ranker(LocalModel model, LocalRankerConfig config) {
    LocalRanker local = new LocalRanker(model, ContentVectors.NONE, config);
    return new PersonalRanker() {
      @Override
      public String source() {
        return local.source();
      }

      @Override
      public Answer rank(Question question) {
        asked.add(question.shopper());
        return local.rank(question);
      }

      @Override
      public List<String> favorites(Market market, Shopper.Someone shopper, int limit) {
        asked.add(shopper);
        return local.favorites(market, shopper, limit);
      }
    };
  }

  /** The ids of all it was asked about. */
  List<String> asked() {
    return asked.stream().flatMap(shopper -> Stream.of(shopper.userId(), shopper.sessionId())).distinct().toList();
  }
}
