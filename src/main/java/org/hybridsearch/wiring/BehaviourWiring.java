package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hybridsearch.behaviour.InteractionImporter;
import org.hybridsearch.behaviour.InteractionLog;
import org.hybridsearch.behaviour.PopularityWriter;

/** What shoppers do, kept and followed. */
@Dependent
final class BehaviourWiring {

  @Produces
  @Singleton
  InteractionImporter importer() {
    return new InteractionImporter();
  }

  @Produces
  @Singleton
  InteractionLog log() {
    return new InteractionLog();
  }

  @Produces
  @Singleton
  PopularityWriter popularity() {
    return new PopularityWriter();
  }
}
