package org.hybridsearch.page.window;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.SearchEngines;

/** One replica's store of windows, in a time that stands still unless a test lets it pass. */
final class WindowReplica implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-01-02T12:59:59.990Z");
  static final Duration DELAY = Duration.ofMillis(100);
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final Window WINDOW = Samples.window(300);

  final ManualTiming timing = new ManualTiming();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final WindowStore store;
  private final SearchIds ids;
  private final SearchEngine engine;

  WindowReplica(URI address, long memoryBytes, int seed) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ids = new SearchIds(clock, new Random(seed));
    engine = SearchEngines.connect(address);
    store = new WindowStore(
        engine, "test", new WindowSettings(Duration.ofMinutes(30), DELAY, memoryBytes), clock, meters, timing);
  }

  static WindowReplica of(WindowEngine engine) {
    return new WindowReplica(engine.address(), 1 << 24, 1);
  }

  UUID id() {
    return ids.next();
  }

  boolean pin(UUID id) {
    return store.pin(Market.DEFAULT, id, WINDOW);
  }

  /** Pins so many windows; whether each can be relied on. */
  boolean pin(int windows) {
    boolean all = true;
    for (int i = 0; i < windows; i++) {
      all &= pin(id());
    }
    return all;
  }

  Optional<Window> find(UUID id) {
    return store.find(Market.DEFAULT, id, TIMEOUT);
  }

  double count(String meter) {
    return meters.get(meter).counter().count();
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }
}
