package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.pipeline.SearchPipeline;
import org.hybridsearch.recommend.Recommendations;
import org.hybridsearch.recommend.trained.TrainedModel;
import org.hybridsearch.suggest.Suggester;
import org.hybridsearch.wiring.market.PerMarket;

/** Runs searches before the first real one, which would else pay for compiling the engine's script and this service's code. */
@Singleton
final class WarmUp {

  private final PerMarket<SearchPipeline> searches;
  private final PerMarket<Suggester> suggesters;
  private final Recommendations recommendations;
  private final PerMarket<PersonalRanker> rankers;
  private final PerMarket<Optional<TrainedModel>> models;

  WarmUp(PerMarket<SearchPipeline> searches, PerMarket<Suggester> suggesters, Recommendations recommendations,
      PerMarket<PersonalRanker> rankers, PerMarket<Optional<TrainedModel>> models) {
    this.searches = searches;
    this.suggesters = suggesters;
    this.recommendations = recommendations;
    this.rankers = rankers;
    this.models = models;
  }

  void run(Market market) {
    suggesters.of(market).refresh();
    rankers.of(market).prepare();
    models.of(market).ifPresent(TrainedModel::prepare);
    new Warming(market, searches.of(market), recommendations, rankers.of(market).price().paid(),
        models.of(market).isPresent()).run();
  }
}
