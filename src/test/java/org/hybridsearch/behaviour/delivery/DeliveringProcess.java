package org.hybridsearch.behaviour.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.model.Market;
import org.hybridsearch.testing.SearchEngines;

/** A process that delivers and does nothing else, to be killed. */
final class DeliveringProcess {

  private DeliveringProcess() {}

  /** @param arguments the engine's address, the prefix of the indices and the tracker's address */
  public static void main(String[] arguments) throws InterruptedException {
    IndexNames names = new IndexNames(arguments[1], Market.DEFAULT);
    DeliveryConfig config = TestTracker.config(
        URI.create(arguments[2]), "every", "50ms", "lease", "3s", "timeout", "600ms", "page-size", "20", "calls-in-flight", "4");
    new Delivery(SearchEngines.connect(URI.create(arguments[0])), new Delivery.Places("default", names.ubiEvents(),
        names.ubiQueries(), names.deadLetters(), names.control()), TestTracker.open(config), new Delivery.Shoppers(
            (user, session, at) -> false, Undelivered.nobody(), TestTracker.liked(Domain.CUSTOM)), config, new Delivery.Surroundings(UUID.randomUUID().toString(), Clock.systemUTC(),
            Ticker.systemTicker(), new SecureRandom(), new SimpleMeterRegistry())).start();
    new CountDownLatch(1).await();
  }
}
