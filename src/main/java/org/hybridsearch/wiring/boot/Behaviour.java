package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.InteractionLog;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.local.LocalModel;

/** Hands what shoppers do to the local model, and what is popular to the index. */
@Singleton
final class Behaviour {

  /** Learned at once, as each shopper's events are taken in together: the larger the cheaper, some 100 bytes an event. */
  private static final int CHUNK = 300_000;

  private final InteractionLog log;
  private final LocalModel model;
  private final PopularityWriter popularity;
  private final Personalizer personalizer;

  Behaviour(InteractionLog log, LocalModel model, PopularityWriter popularity, Personalizer personalizer) {
    this.log = log;
    this.model = model;
    this.popularity = popularity;
    this.personalizer = personalizer;
  }

  /** Learns all that is stored. */
  void learn() {
    List<Interaction> chunk = new ArrayList<>();
    log.readAll(batch -> {
      chunk.addAll(batch);
      if (chunk.size() >= CHUNK) {
        model.learn(chunk);
        chunk.clear();
      }
    });
    model.learn(chunk);
    LocalModel.Size size = model.size();
    Progress.say(size.interactions() + " interactions of " + size.shoppers() + " shoppers learned");
    writePopularity();
  }

  /** Learns what came since, and drops what was remembered of the shoppers who acted. */
  void follow() {
    log.poll(batch -> {
      model.learn(batch);
      batch.forEach(interaction -> personalizer.forget(Market.DEFAULT, interaction.userId()));
    });
  }

  /** Brings the items' popularity up to date. */
  void writePopularity() {
    popularity.write(model.popularities());
  }
}
