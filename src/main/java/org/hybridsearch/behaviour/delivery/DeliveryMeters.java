package org.hybridsearch.behaviour.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What operators see of the delivery of a market's events: meters, and lines of the log where something begins or ends. */
final class DeliveryMeters {

  private static final Logger LOG = Logger.getLogger(DeliveryMeters.class);
  private static final String NAME = "hybridsearch.delivery.";
  private static final String MARKET = "market";

  private final MeterRegistry registry;
  private final String market;
  private final Counter delivered;
  private final Counter dead;
  private final AtomicLong letters = new AtomicLong();

  DeliveryMeters(MeterRegistry registry, String market) {
    this.registry = registry;
    this.market = market;
    this.delivered = Counter.builder(NAME + "delivered").tag(MARKET, market).description("Events that the ranker took")
        .register(registry);
    this.dead = Counter.builder(NAME + "refused").tag(MARKET, market).description("Events that went to the dead letters")
        .register(registry);
  }

  void watch(Supplier<Number> lagSeconds, Supplier<Number> delivering, Supplier<Number> deadLetters) {
    Gauge.builder(NAME + "lag", lagSeconds).tag(MARKET, market).baseUnit("seconds").strongReference(true)
        .description("Age of the oldest event not delivered yet; 0 where none is, or another replica delivers").register(registry);
    Gauge.builder(NAME + "active", delivering).tag(MARKET, market).strongReference(true)
        .description("1 on the replica that delivers").register(registry);
    Gauge.builder(NAME + "dead.letters", deadLetters).tag(MARKET, market).strongReference(true)
        .description("Events put aside, as the delivering replica last counted").register(registry);
  }

  void delivered(int events) {
    delivered.increment(events);
  }

  /** The first one is told, the tenth, the hundredth and so on: of a wrong setting they are all. @param code why it was refused */
  void dead(String code) {
    dead.increment();
    long number = letters.incrementAndGet();
    if (String.valueOf(number).matches("10*")) {
      LOG.warnf("%d events of market %s were put among the dead letters since the start, the last for %s; replayEvents has them "
          + "delivered again", number, market, code);
    }
  }

  /** @param why none is taken, without any id; empty when some are again */
  void away(Optional<String> why) {
    why.ifPresentOrElse(
        reason -> LOG.warnf("No event of market %s is taken at the moment: %s. They wait and are tried again", market, reason),
        () -> LOG.infof("Events of market %s are taken again", market));
  }

  /** @param outcome ok, throttled, failed or refused */
  void call(String outcome, Duration took) {
    Timer.builder(NAME + "calls").tag(MARKET, market).tag("outcome", outcome).description("Calls that hand over events")
        .register(registry).record(took);
  }
}
