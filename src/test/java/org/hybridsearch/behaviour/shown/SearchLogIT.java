package org.hybridsearch.behaviour.shown;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchLogIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Visitor ANNA = OwnBehaviour.visitor("anna", "s");

  private final OwnBehaviour own = new OwnBehaviour();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    own.close();
  }

  private SearchLog log(SearchEngine through, Map<String, String> settings) {
    return new SearchLog(new BulkSender(through, Duration.ofSeconds(2)), own.names.ubiQueries(), own.keys,
        page -> page.visitor().userId().equals("forgotten"), BehaviourFixture.config(settings).searches(), meters);
  }

  private static ShownPage page(String searchId, Visitor visitor, double weight, Supplier<List<String>> unpersonalized) {
    return new ShownPage(searchId, "juice", OwnBehaviour.NOON, visitor, new ShownPage.Profile("default", 3), 50, weight,
        List.of(new ShownPage.Item("i2", 1, 0.9), new ShownPage.Item("i1", 2, 0.8), new ShownPage.Item("rest", 3, Double.NaN)),
        unpersonalized);
  }

  private double counted(String name) {
    return meters.get(name).counter().count();
  }

  @Test
  void a_personal_page_is_kept_with_both_ranks() {
    try (SearchLog log = log(own.engine, Map.of())) {
      log.log(page("q", ANNA, 0.25, () -> List.of("i1", "i2")));
    }
    JsonNode stored = own.documents(own.names.ubiQueries()).getFirst();
    assertThat(stored.path("query_id").asText()).isEqualTo("q");
    assertThat(stored.path("query_response_id").asText()).isEqualTo("q-1");
    assertThat(stored.at("/query_attributes/personal_weight").asDouble()).isEqualTo(0.25);
    assertThat(stored.at("/query_attributes/profile_version").asInt()).isEqualTo(3);
    assertThat(stored.at("/query_attributes/shown").toString()).isEqualTo("""
        [{"object_id":"i2","position":1,"unpersonalized_rank":2,"score":0.9},\
        {"object_id":"i1","position":2,"unpersonalized_rank":1,"score":0.8},\
        {"object_id":"rest","position":3,"unpersonalized_rank":3}]""");
  }

  @Test
  void without_the_shopper_an_item_stands_where_it_stands() {
    try (SearchLog log = log(own.engine, Map.of())) {
      log.log(page("q", ANNA, 0, () -> {
        throw new AssertionError("nobody needs to ask");
      }));
    }
    assertThat(own.documents(own.names.ubiQueries()).getFirst().at("/query_attributes/shown"))
        .extracting(shown -> shown.path("unpersonalized_rank").asInt()).containsExactly(1, 2, 3);
  }

  @Test
  void ranks_that_cannot_be_found_out_are_left_out_and_counted() {
    try (SearchLog log = log(own.engine, Map.of())) {
      log.log(page("q", ANNA, 0.25, () -> {
        throw new IllegalStateException("the engine was late");
      }));
    }
    assertThat(own.documents(own.names.ubiQueries()).getFirst().at("/query_attributes/shown"))
        .hasSize(3).noneMatch(shown -> shown.has("unpersonalized_rank"));
    assertThat(counted("hybridsearch.searches.unranked")).isEqualTo(1);
  }

  @Test
  void nothing_is_kept_of_who_does_not_want_it_or_was_forgotten() {
    try (SearchLog log = log(own.engine, Map.of())) {
      log.log(page("q1", new Visitor("u", "s", Visitor.Use.NOTHING, false), 0, List::of));
      log.log(page("q2", OwnBehaviour.visitor("forgotten", ""), 0, List::of));
      log.log(page("q3", new Visitor("", "", Visitor.Use.MEASUREMENT, false), 0, List::of));
    }
    assertThat(own.documents(own.names.ubiQueries())).extracting(stored -> stored.path("query_id").asText()).containsExactly("q3");
  }

  @Test
  void closing_writes_what_waits() {
    try (SearchLog log = log(own.engine, Map.of("hybridsearch.behaviour.searches.write-delay", "1h"))) {
      IntStream.range(0, 300).forEach(i -> log.log(page("q" + i, ANNA, 0, List::of)));
    }
    assertThat(own.documents(own.names.ubiQueries())).hasSize(300);
  }

  @Test
  void an_engine_that_comes_back_gets_what_waited_once() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address());
        SearchLog log = log(engine, Map.of("hybridsearch.behaviour.searches.write-delay", "0s"))) {
      proxy.spoil(request -> request.path().contains("_bulk"), new Fault.Truncate(5));
      log.log(page("q1", ANNA, 0, List::of));
      Eventually.within(SOON, "it was tried", () -> proxy.received() > 0);
      proxy.heal();
      log.log(page("q2", ANNA, 0, List::of));
      Eventually.within(SOON, "both are written", () -> own.documents(own.names.ubiQueries()).size() == 2);
    }
    assertThat(counted("hybridsearch.searches.dropped")).isZero();
  }

  @Test
  void what_finds_no_place_is_dropped_and_counted_and_nobody_waits() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    SearchLog log = log(own.engine, Map.of("hybridsearch.behaviour.searches.queue", "10",
        "hybridsearch.behaviour.searches.write-delay", "0s"));
    log.log(page("first", ANNA, 0.1, () -> {
      busy.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return List.of("i1");
    }));
    busy.await();
    IntStream.range(0, 15).forEach(i -> log.log(page("q" + i, ANNA, 0, List::of)));
    assertThat(counted("hybridsearch.searches.dropped")).isEqualTo(5);
    release.countDown();
    log.close();
    assertThat(own.documents(own.names.ubiQueries())).hasSize(11);
  }
}
