package org.hybridsearch.wiring.boot;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/** What runs beside searches. An engine that is away is no news here: readiness tells. */
@ApplicationScoped
public class Upkeep {

  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private final Boot boot;
  private final Catalog catalog;
  private final Behaviour behaviour;
  private final Memories memories;
  private final Kept kept;
  private final Forgetting forgetting;

  Upkeep(Boot boot, Catalog catalog, Behaviour behaviour, Memories memories, Kept kept, Forgetting forgetting) {
    this.boot = boot;
    this.catalog = catalog;
    this.behaviour = behaviour;
    this.memories = memories;
    this.kept = kept;
    this.forgetting = forgetting;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void followTheIndex() {
    quietly(() -> catalog.liveIndexes().refresh());
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void followTheShoppers() {
    quietly(behaviour::follow);
  }

  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void followWhatIsSuggested() {
    quietly(memories::followSuggestions);
    quietly(memories::followClicks);
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void cleanUp() {
    quietly(catalog.maintenance()::run);
    quietly(catalog::catchUp);
    quietly(kept::prepare);
    quietly(memories::followVectors);
    quietly(behaviour::writePopularity);
    quietly(forgetting::sweep);
    quietly(kept::expire); // last, as it takes its time
  }

  private void quietly(Runnable work) {
    if (!boot.finished()) {
      return;
    }
    try {
      work.run();
    } catch (EngineException | SearchException e) {
      LOG.debug("Upkeep did not reach the engine; the next turn tries again", e);
    } catch (RuntimeException e) {
      LOG.warnf("Upkeep failed (%s); the next turn tries again", e.getClass().getName());
      LOG.debug("Upkeep failed", e);
    }
  }
}
