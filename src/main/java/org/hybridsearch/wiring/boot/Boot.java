package org.hybridsearch.wiring.boot;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/**
 * Brings the service up: what is wrongly configured stops it at once, an engine that is not there yet is waited for beside the
 * running service, which is not ready until then.
 */
@ApplicationScoped
public class Boot {

  private static final Logger LOG = Logger.getLogger(Boot.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  // The scheduler begins with the platform: what it runs would meet the same wrong configuration, and tell it in its own words.
  private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;

  private final Instance<BootSteps> steps;
  private final Addresses addresses;
  private final LaunchMode mode;
  private final CatalogConfig catalog;
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * @param steps made when the start begins, so that what is wrong with the configuration they are made of can be told
   */
  Boot(Instance<BootSteps> steps, Addresses addresses, LaunchMode mode, CatalogConfig catalog) {
    this.steps = steps;
    this.addresses = addresses;
    this.mode = mode;
    this.catalog = catalog;
  }

  /** Whether searches can be served. */
  public boolean finished() {
    return done.getCount() == 0;
  }

  /** Waits until searches can be served; whether they can. */
  public boolean await(Duration longest) throws InterruptedException {
    return done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  void start(@Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent event) {
    boolean opened = opened();
    Thread.ofPlatform().name("boot").start(() -> finish(opened));
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
    if (finished()) { // else there were no searches, and the steps may be what cannot be made
      steps.get().close();
    }
  }

  /** Whether the engine was there. A configuration that cannot be, or does not fit the catalogue, ends the start. */
  private boolean opened() {
    if (catalog.modelChange() == CatalogConfig.ModelChange.REINDEX) {
      return false; // may take as long as an import: beside the running service, which is alive but not ready
    }
    try {
      steps.get().open();
      return true;
    } catch (EngineException | SearchException.Unavailable e) {
      LOG.warnf("The search engine does not answer yet (%s); waiting for it", e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.debug("The start failed", e);
      throw StartFailure.told(e);
    }
  }

  private void finish(boolean opened) {
    boolean open = opened;
    try {
      while (!filled(open)) {
        open = false;
        if (stopped()) {
          return;
        }
      }
    } catch (RuntimeException e) {
      LOG.fatal(StartFailure.told(e).getMessage(), e);
      Quarkus.asyncExit(1);
      return;
    }
    done.countDown();
    if (mode == LaunchMode.DEVELOPMENT) {
      addresses.tell();
    }
  }

  /** One try; false when the engine or the model has to be waited for. */
  private boolean filled(boolean open) {
    try {
      if (!open) {
        steps.get().open();
      }
      steps.get().fill();
      return true;
    } catch (EngineException | EmbeddingException | SearchException.Unavailable e) {
      LOG.debug("The search engine or the embedding model does not answer yet", e);
      return false;
    }
  }

  private boolean stopped() {
    try {
      return stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
