package org.hybridsearch.page.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas on a real engine; the one that pins reaches it through a proxy. */
class WindowStoreIT {

  private static final String PREFIX = "window-store-it";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration TTL = Duration.ofMinutes(30);
  private static final Market FRANCE = new Market("france");

  private final SearchIds ids = new SearchIds(Clock.systemUTC(), new Random());
  private FaultProxy proxy;
  private SearchEngine near;
  private SearchEngine far;
  private WindowStore one;
  private WindowStore other;

  @BeforeEach
  void open() {
    proxy = FaultProxy.before(EngineForTests.address());
    near = SearchEngines.connect(proxy.address());
    far = SearchEngines.connect(EngineForTests.address());
    one = store(near, Duration.ofMillis(100));
    other = store(far, Duration.ofMillis(100));
    one.prepare(Market.DEFAULT);
    one.prepare(FRANCE);
  }

  @AfterEach
  void close() throws Exception {
    for (Market market : List.of(Market.DEFAULT, FRANCE)) {
      far.send(EngineRequest.of("DELETE", "/" + PREFIX + "-" + market.name() + "-windows-*", Map.of()), TIMEOUT,
          AnswerReader.ignored());
    }
    near.close();
    far.close();
    proxy.close();
  }

  private static WindowStore store(SearchEngine engine, Duration delay) {
    return new WindowStore(
        engine, PREFIX, new WindowSettings(TTL, delay, 1 << 24), Clock.systemUTC(), new SimpleMeterRegistry());
  }

  @Test
  void what_one_replica_pinned_another_one_finds_at_once_and_equal() {
    for (Market market : List.of(Market.DEFAULT, FRANCE)) {
      UUID id = ids.next();
      assertThat(one.pin(market, id, Samples.window(300))).isTrue();
      assertThat(other.find(market, id, TIMEOUT)).isPresent().isEqualTo(one.find(market, id, TIMEOUT));
    }
  }

  @Test
  void what_was_pinned_while_the_engine_was_gone_is_written_when_it_is_back() {
    List<UUID> promised = new ArrayList<>();
    proxy.disconnect();
    Eventually.within(TIMEOUT, "no window is promised", () -> {
      UUID id = ids.next();
      return !(one.pin(Market.DEFAULT, id, Samples.window(300)) && promised.add(id));
    });
    assertThat(promised).isNotEmpty().allSatisfy(id -> assertThat(one.find(Market.DEFAULT, id, TIMEOUT)).isPresent());
    proxy.reconnect();
    Eventually.within(TIMEOUT, "windows are promised again", () -> one.pin(Market.DEFAULT, ids.next(), Samples.window(300)));
    assertThat(promised).allSatisfy(id -> assertThat(other.find(Market.DEFAULT, id, TIMEOUT)).isPresent());
  }

  @Test
  void closing_leaves_nothing_behind() {
    WindowStore slow = store(near, Duration.ofSeconds(1));
    List<UUID> pinned = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      pinned.add(ids.next());
      slow.pin(Market.DEFAULT, pinned.getLast(), Samples.window(300));
    }
    slow.close();
    pinned.add(ids.next());
    assertThat(slow.pin(Market.DEFAULT, pinned.getLast(), Samples.window(300))).isTrue();
    assertThat(pinned).allMatch(this::isWritten);
  }

  private boolean isWritten(UUID id) {
    String index = new WindowIndices(far, PREFIX, TTL, Clock.systemUTC()).of(Market.DEFAULT, SearchIds.madeAt(id));
    return far.exists("/" + index + "/_doc/" + id, TIMEOUT);
  }
}
