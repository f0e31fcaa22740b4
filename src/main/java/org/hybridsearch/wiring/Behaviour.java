package org.hybridsearch.wiring;

import jakarta.inject.Singleton;
import org.hybridsearch.behaviour.InteractionLog;
import org.hybridsearch.behaviour.PopularityWriter;
import org.hybridsearch.personalize.local.LocalModel;

/** Hands what shoppers do to the local model, and what is popular to the index. */
@Singleton
final class Behaviour {

  private final InteractionLog log;
  private final LocalModel model;
  private final PopularityWriter popularity;

  Behaviour(InteractionLog log, LocalModel model, PopularityWriter popularity) {
    this.log = log;
    this.model = model;
    this.popularity = popularity;
  }

  /** Learns all that is stored. */
  void learn() {
    log.readAll(model::learn);
    LocalModel.Size size = model.size();
    Progress.say(size.interactions() + " interactions of " + size.shoppers() + " shoppers learned");
    writePopularity();
  }

  /** Learns what came since. */
  void follow() {
    log.poll(model::learn);
  }

  void writePopularity() {
    popularity.write(model.popularities());
  }
}
