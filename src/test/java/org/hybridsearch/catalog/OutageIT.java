package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.ProxiedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine that is busy or away while uploads come in; whoever pauses the third time finds it well again. */
class OutageIT {

  private static final int PAUSES = 3;

  private final AtomicInteger pauses = new AtomicInteger();
  private FaultProxy proxy;
  private CatalogFixture direct;
  private CatalogFixture fixture;
  private Catalog catalog;
  private Runnable recovery = () -> { };

  @BeforeEach
  void open() {
    proxy = FaultProxy.before(EngineForTests.address());
    direct = new CatalogFixture();
    fixture = direct.through(proxy.address(), pause -> {
      if (pauses.incrementAndGet() == PAUSES) {
        recovery.run();
      }
    });
    catalog = fixture.open();
  }

  @AfterEach
  void close() {
    proxy.close();
    direct.close();
  }

  private static boolean bulk(ProxiedRequest request) {
    return request.path().contains("/_bulk");
  }

  private void requireAllAccepted() {
    JsonNode report = fixture.put(catalog, "{\"id\":\"a\",\"version\":2,\"title\":\"a\"}", "{\"id\":\"b\",\"version\":2,\"title\":\"b\"}");
    assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(2);
    assertThat(report.path("items")).isEmpty();
    assertThat(direct.searchable()).containsExactly("a", "b");
    assertThat(fixture.embedder.embedded()).as("embedded once, however often it was tried").isEqualTo(2);
    assertThat(pauses).hasValue(PAUSES);
  }

  @Test
  void a_busy_engine_is_tried_again() {
    proxy.spoil(OutageIT::bulk, new Fault.Answer(429, "{\"error\":{\"type\":\"rejected_execution_exception\"},\"status\":429}"));
    recovery = proxy::heal;
    requireAllAccepted();
  }

  @Test
  void an_engine_that_is_away_is_tried_again() {
    proxy.disconnect();
    recovery = proxy::reconnect;
    requireAllAccepted();
  }

  @Test
  void a_write_whose_answer_was_lost_is_written_again_with_the_same_result() {
    proxy.spoil(OutageIT::bulk, new Fault.Truncate(20));
    recovery = proxy::heal;
    requireAllAccepted();
  }

  @Test
  void one_line_the_engine_was_too_busy_for_is_tried_again_alone() {
    proxy.spoil(OutageIT::bulk, new Fault.Rewrite(answer -> answer.replaceFirst("\"status\":20[01]", "\"status\":429")));
    recovery = proxy::heal;
    requireAllAccepted();
  }

  @Test
  void what_could_not_be_announced_is_announced_when_the_engine_is_back() {
    long before = catalog.liveIndexes().refresh().generation();
    proxy.spoil(request -> request.path().contains("_refresh"), new Fault.Answer(503, "{}"));
    assertThat(fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}").path("accepted").asInt()).isEqualTo(1);
    catalog.catchUp();
    assertThat(catalog.liveIndexes().refresh().generation()).isEqualTo(before);

    proxy.heal();
    catalog.catchUp();
    long after = catalog.liveIndexes().current().generation();
    assertThat(after).isGreaterThan(before);
    assertThat(direct.searchable()).containsExactly("a");
    catalog.catchUp();
    assertThat(catalog.liveIndexes().refresh().generation()).as("announced once").isEqualTo(after);
  }

  @Test
  void a_swap_whose_answer_was_lost_has_happened() {
    direct.put(direct.open(), "{\"id\":\"a\",\"title\":\"a\"}");
    proxy.spoil(request -> request.path().startsWith("/_aliases"), new Fault.Truncate(3));
    assertThat(fixture.replace(catalog, "{\"id\":\"b\",\"title\":\"b\"}").path("accepted").asInt()).isEqualTo(1);
    assertThat(direct.searchable()).containsExactly("b");
    assertThat(direct.put(direct.open(), "{\"id\":\"c\",\"title\":\"c\"}").path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void a_swap_that_failed_leaves_all_as_it_was_and_lets_writes_through() {
    direct.put(direct.open(), "{\"id\":\"a\",\"title\":\"a\"}");
    proxy.spoil(request -> request.path().startsWith("/_aliases"), new Fault.Reset());
    assertThatThrownBy(() -> fixture.replace(catalog, "{\"id\":\"b\",\"title\":\"b\"}"))
        .isInstanceOf(EngineException.Unreachable.class);
    assertThat(direct.searchable()).containsExactly("a");
    assertThat(direct.admin.family(direct.names.items())).hasSize(1);
    assertThat(direct.put(direct.open(), "{\"id\":\"c\",\"title\":\"c\"}").path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void the_last_known_index_stays_while_the_engine_is_away() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}", "{\"id\":\"b\",\"title\":\"b\"}");
    LiveIndex known = catalog.liveIndexes().refresh();
    proxy.disconnect();
    assertThatThrownBy(() -> catalog.liveIndexes().refresh()).isInstanceOf(EngineException.Unreachable.class);
    assertThat(catalog.liveIndexes().current()).isEqualTo(known);
    proxy.reconnect();
    direct.apply(direct.open(), Operation.DELETE, "{\"id\":\"b\"}");
    assertThat(catalog.liveIndexes().refresh().generation()).isGreaterThan(known.generation());
  }
}
