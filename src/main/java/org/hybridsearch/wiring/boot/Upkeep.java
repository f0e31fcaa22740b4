package org.hybridsearch.wiring.boot;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.hybridsearch.behaviour.delivery.Delivery;
import org.hybridsearch.behaviour.forget.Expiry;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.wiring.market.PerMarket;
import org.jboss.logging.Logger;

/** What runs beside searches, market by market. An engine that is away is no news here: readiness tells. */
@ApplicationScoped
public class Upkeep {

  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private final Boot boot;
  private final BootSteps steps;
  private final PerMarket<MarketParts> markets;
  private final Started started;
  private final Expiry expiry;
  private final Forgetting forgetting;

  Upkeep(Boot boot, BootSteps steps, PerMarket<MarketParts> markets, Started started, Expiry expiry, Forgetting forgetting) {
    this.boot = boot;
    this.steps = steps;
    this.markets = markets;
    this.started = started;
    this.expiry = expiry;
    this.forgetting = forgetting;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void followTheIndex() {
    inEach(market -> market.catalog().liveIndexes().refresh());
  }

  /** In turns of their own: those of the shoppers last minutes where much was uploaded. */
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void followTheForgotten() {
    inEach(market -> market.behaviour().followTheForgotten());
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void followTheShoppers() {
    inEach(market -> market.behaviour().follow());
    inEach(market -> market.delivery().ifPresent(Delivery::start));
    inEach(market -> market.datasets().start());
  }

  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void followWhatIsSuggested() {
    inEach(market -> market.suggester().refresh());
    inEach(market -> market.clicks().refresh());
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void bringUpTheRest() {
    quietly(steps::catchUp);
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void cleanUp() {
    inEach(market -> market.catalog().maintenance().run());
    inEach(market -> market.catalog().catchUp());
    quietly(steps::prepare);
    inEach(market -> market.vectors().refresh());
    inEach(market -> market.behaviour().writePopularity());
    quietly(forgetting::sweep);
    quietly(expiry::run); // last, as it takes its time
  }

  /** What fails in one market does not keep the others from theirs. */
  private void inEach(Consumer<MarketParts> work) {
    markets.forEach((market, parts) -> {
      if (started.has(market)) {
        quietly(() -> work.accept(parts));
      }
    });
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
