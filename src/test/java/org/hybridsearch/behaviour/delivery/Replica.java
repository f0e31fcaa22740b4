package org.hybridsearch.behaviour.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.PutEventsSink;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.opensearch.SearchEngine;

/** A replica that delivers, on a time of its own which goes on when it waits. */
final class Replica implements AutoCloseable {

  private static final int MOST_TURNS = 300;
  private static final RandomGenerator RANDOM = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  final AtomicLong nanos = new AtomicLong(System.nanoTime());
  final Instant start = Instant.now();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Undelivered undelivered = new Undelivered(Duration.ofSeconds(2), nanos::get);
  final Delivery delivery;
  private final PutEventsSink sink;

  Replica(OwnBehaviour own, SearchEngine through, DeliveryConfig config) {
    this(own, through, config, Domain.CUSTOM);
  }

  Replica(OwnBehaviour own, SearchEngine through, DeliveryConfig config, Domain domain) {
    sink = TestTracker.open(config);
    long first = nanos.get();
    Clock clock = new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return start.plusNanos(nanos.get() - first);
      }
    };
    delivery = new Delivery(through, new Delivery.Places("default", own.names.ubiEvents(), own.names.ubiQueries(),
        own.names.deadLetters(), own.names.control()), sink, new Delivery.Shoppers(own.forgotten::covers, undelivered, TestTracker.liked(domain)), config,
        new Delivery.Surroundings(UUID.randomUUID().toString(), clock, nanos::get, RANDOM, meters));
  }

  /** Takes a turn, and lets the time pass until the next one. */
  void turn() {
    nanos.addAndGet(delivery.turn().toNanos());
  }

  /** Takes turns until it holds. */
  void turns(String what, BooleanSupplier holds) {
    for (int turn = 0; !holds.getAsBoolean(); turn++) {
      if (turn == MOST_TURNS) {
        throw new AssertionError("Not within " + turn + " turns: " + what);
      }
      turn();
    }
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  double count(String meter) {
    return meters.get("hybridsearch.delivery." + meter).counter().count();
  }

  double gauge(String meter) {
    return meters.get("hybridsearch.delivery." + meter).gauge().value();
  }

  /** Ends like a process that is killed: it lets go of nothing. */
  @Override
  public void close() {
    sink.close();
  }
}
