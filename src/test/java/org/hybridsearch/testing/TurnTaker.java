package org.hybridsearch.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A replica that takes turns, on a time of its own which goes on when it waits. */
public abstract class TurnTaker implements AutoCloseable {

  protected static final RandomGenerator RANDOM = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  protected final AtomicLong nanos = new AtomicLong(System.nanoTime());
  protected final Clock clock;
  private final String metersPrefix;
  private final int mostTurns;

  /** @param mostTurns after so many it gives up waiting */
  protected TurnTaker(String metersPrefix, int mostTurns) {
    this.metersPrefix = metersPrefix;
    this.mostTurns = mostTurns;
    Instant start = Instant.now();
    long first = nanos.get();
    clock = ((InstantSource) () -> start.plusNanos(nanos.get() - first)).withZone(ZoneOffset.UTC);
  }

  /** Takes one; how long to wait until the next. */
  protected abstract Duration takeTurn();

  /** Takes a turn, and lets the time pass until the next one. */
  public final void turn() {
    nanos.addAndGet(takeTurn().toNanos());
  }

  /** Takes turns until it holds. */
  public final void turns(String what, BooleanSupplier holds) {
    for (int turn = 0; !holds.getAsBoolean(); turn++) {
      if (turn == mostTurns) {
        throw new AssertionError("Not within " + turn + " turns: " + what);
      }
      turn();
    }
  }

  public final void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  public final double count(String meter) {
    return meters.get(metersPrefix + meter).counter().count();
  }

  public final double gauge(String meter) {
    return meters.get(metersPrefix + meter).gauge().value();
  }

  /** Ends like a process that is killed: it lets go of nothing. */
  @Override
  public abstract void close();
}
