package org.hybridsearch.wiring.boot;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.hybridsearch.behaviour.erase.Eraser;
import org.hybridsearch.behaviour.erase.Erasers;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/**
 * Has the jobs seen to that erase shoppers elsewhere, beside searches, and tells how they stand. Always up: searches do without.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Erasing implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(Erasing.class);

  private final Boot boot;
  private final Erasers erasers;

  Erasing(Boot boot, Erasers erasers) {
    this.boot = boot;
    this.erasers = erasers;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    if (boot.finished()) {
      erasers.all().forEach(Erasing::quietly);
    }
  }

  /** What fails in one dataset group does not keep the others from theirs. */
  private static void quietly(Eraser eraser) {
    try {
      eraser.run();
    } catch (EngineException e) {
      LOG.debug("Erasure did not reach the engine; the next turn tries again", e);
    } catch (RuntimeException e) {
      LOG.warnf("Erasure failed (%s); the next turn tries again", e.getClass().getName());
      LOG.debug("Erasure failed", e);
    }
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("erasure").up();
    erasers.all().forEach(eraser -> response.withData(eraser.name(), eraser.state()));
    return response.build();
  }
}
