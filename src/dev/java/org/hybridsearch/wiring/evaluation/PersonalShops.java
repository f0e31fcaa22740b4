package org.hybridsearch.wiring.evaluation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.evaluate.personal.PersonalShop;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;
import org.hybridsearch.personalize.local.LocalRankerConfig;

/** Shops that learned: the catalogue imported, popularity written to the items, the local ranker in the line. */
final class PersonalShops {

  private static final int BATCH = 10_000;

  private final EvaluationShops shops;
  private final Consumer<String> progress;

  PersonalShops(EvaluationShops shops, Consumer<String> progress) {
    this.shops = shops;
    this.progress = progress;
  }

  /**
   * A shop that knows what is in the training part.
   *
   * @param queries what each item of the catalogue may have been searched by
   * @param profile the ranking profile's name; empty for the default
   */
  PersonalShop open(EvaluationShops.Opened opened, List<Interaction> training, Map<String, String> queries, String profile) {
    LocalRankerConfig config = shops.settings().of(LocalRankerConfig.class);
    LocalModel model = learned(config, training);
    popularity(opened.names()).write(model.popularities());
    CatalogConfig catalog = shops.settings().of(CatalogConfig.class);
    IndexAdmin admin = new IndexAdmin(shops.engine(), catalog.requestTimeout());
    ItemVectors vectors = new ItemVectors(
        admin, shops.engine(), catalog.requestTimeout(), opened.names().items(), catalog.vectorsInMemory());
    vectors.refresh(); // makes the popularity visible, too
    opened.catalog().liveIndexes().refresh();
    LiveIndex live = opened.catalog().liveIndexes().current();
    progress.accept("Learned " + model.size() + "; vectors of " + vectors.size() + " items at hand");
    LocalRanker ranker = new LocalRanker(model, vectors::find, config);
    return new TrainedShop(shops.line(opened, ranker), model, ranker, live, queries, profile);
  }

  private LocalModel learned(LocalRankerConfig config, List<Interaction> training) {
    LocalModel model = new LocalModel(config, Clock.systemUTC());
    for (int from = 0; from < training.size(); from += BATCH) {
      model.learn(new ArrayList<>(training.subList(from, Math.min(training.size(), from + BATCH))));
    }
    return model;
  }

  private PopularityWriter popularity(IndexNames names) {
    return new PopularityWriter(shops.engine(), names.items(), DocumentId::of, Prior.SCRIPT,
        shops.settings().of(BehaviourConfig.class), Clock.systemUTC());
  }
}
