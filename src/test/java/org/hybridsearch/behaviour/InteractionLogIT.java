package org.hybridsearch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hybridsearch.behaviour.BehaviourFixture.line;
import static org.hybridsearch.behaviour.BehaviourFixture.load;
import static org.hybridsearch.behaviour.BehaviourFixture.poll;
import static org.hybridsearch.behaviour.BehaviourFixture.readAll;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionLogIT {

  private static final Map<String, String> PAGES_OF_9 = Map.of("hybridsearch.behaviour.page-size", "9");
  private static final Map<String, String> PAGES_OF_100 = Map.of("hybridsearch.behaviour.page-size", "100");
  private static final Map<String, String> BATCHES_OF_20 = Map.of("hybridsearch.behaviour.batch-lines", "20");

  private BehaviourFixture fixture;

  private void open(int shards) {
    fixture = new BehaviourFixture(shards);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String[] lines(String user, int count) {
    return IntStream.range(0, count).mapToObj(i -> line(user, "i" + i)).toArray(String[]::new);
  }

  private static List<String> keys(List<Interaction> interactions) {
    return interactions.stream().map(interaction -> interaction.userId() + " " + interaction.itemId()).sorted().toList();
  }

  private static List<String> keys(String user, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> user + " i" + i).sorted().toList();
  }

  @Test
  void hands_over_interactions_as_they_were_sent() {
    open(1);
    load(fixture.importer(Map.of()), line("ü", "i"),
        "{\"userId\":\"u\",\"itemId\":\"j\",\"type\":\"RATING\",\"sentAt\":\"2024-01-31T12:00:00.123+01:00\",\"value\":0.1}");
    assertThat(readAll(fixture.log(Map.of()))).containsExactlyInAnyOrder(
        new Interaction("ü", "i", EventType.CLICK, Instant.parse("2024-01-31T12:00:00Z"), OptionalDouble.empty()),
        new Interaction("u", "j", EventType.RATING, Instant.parse("2024-01-31T11:00:00.123Z"), OptionalDouble.of(0.1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void reads_everything_and_then_what_was_acknowledged_since(int shards) {
    open(shards);
    InteractionLog log = fixture.log(PAGES_OF_9);
    assertThat(readAll(log)).isEmpty();
    InteractionImporter importer = fixture.importer(BATCHES_OF_20);
    load(importer, lines("u", 50));
    assertThat(keys(readAll(log))).isEqualTo(keys("u", 0, 50));
    assertThat(poll(log)).isEmpty();
    load(importer, lines("u", 80));
    assertThat(keys(poll(log))).isEqualTo(keys("u", 50, 80));
    assertThat(poll(log)).isEmpty();
    assertThat(keys(readAll(log))).isEqualTo(keys("u", 0, 80));
  }

  /** Writers, whose clocks differ by days, refreshes and two followers all at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void every_follower_gets_each_interaction_once(int shards) throws Exception {
    open(shards);
    InteractionLog first = fixture.log(PAGES_OF_100);
    InteractionLog second = fixture.log(PAGES_OF_9);
    List<Interaction> ofFirst = Collections.synchronizedList(new ArrayList<>());
    List<Interaction> ofSecond = Collections.synchronizedList(new ArrayList<>());
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(-3));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JsonNode> a = threads.submit(() -> load(fixture.importer(BATCHES_OF_20), lines("a", 1500)));
      Future<JsonNode> b = threads.submit(() -> load(fixture.importer(fixture.engine, BATCHES_OF_20, late), lines("b", 1500)));
      Future<JsonNode> c = threads.submit(() -> load(fixture.importer(BATCHES_OF_20), lines("a", 1500)));
      Future<?> refreshing = threads.submit(() -> until(List.of(a, b, c), () -> fixture.admin.refresh(fixture.alias)));
      Future<?> following = threads.submit(() -> until(List.of(a, b, c), () -> second.poll(ofSecond::addAll)));
      until(List.of(a, b, c), () -> first.poll(ofFirst::addAll));
      refreshing.get();
      following.get();
    }
    assertThat(ofFirst).isNotEmpty();
    first.poll(ofFirst::addAll);
    second.poll(ofSecond::addAll);
    List<String> expected = new ArrayList<>(keys("a", 0, 1500));
    expected.addAll(keys("b", 0, 1500));
    assertThat(keys(ofFirst)).isEqualTo(expected);
    assertThat(keys(ofSecond)).isEqualTo(expected);
  }

  private static void until(List<Future<JsonNode>> done, Runnable action) {
    while (!done.stream().allMatch(Future::isDone)) {
      action.run();
    }
    for (Future<JsonNode> writer : done) {
      try {
        assertThat(writer.get().path("accepted").asInt()).isEqualTo(1500);
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void a_page_its_consumer_fails_at_comes_again() {
    open(1);
    load(fixture.importer(Map.of()), lines("u", 20));
    InteractionLog log = fixture.log(PAGES_OF_9);
    List<Interaction> taken = new ArrayList<>();
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> log.poll(page -> {
      if (!taken.isEmpty()) {
        throw new IllegalStateException("full");
      }
      taken.addAll(page);
    }));
    log.poll(taken::addAll);
    assertThat(keys(taken)).isEqualTo(keys("u", 0, 20));
  }

  @Test
  void what_a_failing_engine_kept_back_comes_with_a_later_poll_and_once() throws IOException {
    open(1);
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      InteractionLog log = fixture.log(engine, PAGES_OF_9);
      load(fixture.importer(Map.of()), lines("u", 20));
      List<Interaction> taken = new ArrayList<>();
      for (String call : List.of("_stats", "_refresh", "_search")) {
        proxy.spoil(request -> request.path().contains(call), new Fault.Answer(503, "{}"));
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> log.poll(taken::addAll));
        proxy.heal();
      }
      assertThat(taken).isEmpty();
      proxy.spoil(request -> request.path().contains("_refresh"),
          new Fault.Answer(200, "{\"_shards\":{\"total\":1,\"successful\":0,\"failed\":1}}"));
      assertThatExceptionOfType(EngineException.Unreachable.class).isThrownBy(() -> log.poll(taken::addAll));
      proxy.heal();
      log.poll(taken::addAll);
      assertThat(keys(taken)).isEqualTo(keys("u", 0, 20));
    }
  }

  @Test
  void goes_on_with_another_index_from_its_start() {
    open(1);
    InteractionImporter importer = fixture.importer(Map.of());
    InteractionLog log = fixture.log(Map.of());
    load(importer, lines("u", 5));
    poll(log);
    fixture.swapIn(2);
    load(importer, lines("v", 2));
    assertThat(keys(poll(log))).isEqualTo(keys("v", 0, 2));
  }
}
