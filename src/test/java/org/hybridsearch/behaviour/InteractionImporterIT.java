package org.hybridsearch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hybridsearch.behaviour.BehaviourFixture.line;
import static org.hybridsearch.behaviour.BehaviourFixture.load;
import static org.hybridsearch.behaviour.BehaviourFixture.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InteractionImporterIT {

  private static final Map<String, String> SMALL = Map.of("hybridsearch.behaviour.batch-lines", "7");
  private static final Map<String, String> IMPATIENT = Map.of(
      "hybridsearch.behaviour.batch-lines", "2", "hybridsearch.behaviour.retry-pause", "1ms",
      "hybridsearch.behaviour.retry-for", "20ms");

  private BehaviourFixture fixture;

  @BeforeEach
  void open() {
    fixture = new BehaviourFixture(1);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String[] lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> line("u" + i, "i")).toArray(String[]::new);
  }

  @Test
  void stores_every_line_and_what_is_sent_again_once() {
    InteractionImporter importer = fixture.importer(SMALL);
    assertThat(load(importer, lines(100)).path("accepted").asInt()).isEqualTo(100);
    assertThat(load(importer, lines(120)).path("accepted").asInt()).isEqualTo(120);
    assertThat(fixture.stored()).isEqualTo(120);
  }

  @Test
  void equal_lines_of_one_upload_count_once() {
    assertThat(load(fixture.importer(Map.of()), line("u", "i"), line("u", "i")).path("accepted").asInt()).isEqualTo(2);
    assertThat(fixture.stored()).isEqualTo(1);
  }

  @Test
  void bad_lines_are_reported_by_number_and_the_rest_goes_in() {
    String long20k = line("u".repeat(20_000), "i");
    JsonNode report = load(fixture.importer(SMALL), line("a", "i"), "nonsense", "", line("", "i"), long20k, line("b", "i"));
    assertThat(report.path("accepted").asInt()).isEqualTo(2);
    assertThat(report.path("items")).extracting(entry -> entry.path("line").asInt()).containsExactly(2, 4, 5);
    assertThat(report.path("items")).allMatch(entry -> entry.path("code").asText().equals("BAD_USER_INPUT"));
    assertThat(fixture.stored()).isEqualTo(2);
  }

  @Test
  void progress_is_told_in_settled_lines() {
    List<Long> told = new ArrayList<>();
    load(fixture.importer(SMALL), stream(lines(20)), told::add);
    assertThat(told).containsExactly(7L, 14L, 20L);
  }

  @Test
  void a_stream_that_breaks_off_leaves_what_was_accepted_in_store_and_report() throws IOException {
    InputStream broken = new SequenceInputStream(stream(lines(21)), new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("gone");
      }
    });
    try (LineReport report = new LineReport()) {
      assertThatIOException().isThrownBy(() -> fixture.importer(SMALL).load(broken, report));
      assertThat(report.accepted()).isEqualTo(fixture.stored()).isGreaterThanOrEqualTo(14);
    }
  }

  @Test
  void a_bulk_whose_answer_is_lost_is_sent_again_without_doubles() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      AtomicInteger bulks = new AtomicInteger();
      proxy.spoil(request -> request.path().contains("_bulk") && bulks.incrementAndGet() == 2, new Fault.Truncate(10));
      assertThat(load(fixture.importer(engine, SMALL, Clock.systemUTC()), lines(30)).path("accepted").asInt()).isEqualTo(30);
      assertThat(bulks).hasValueGreaterThan(5);
    }
    assertThat(fixture.stored()).isEqualTo(30);
  }

  @Test
  void a_line_the_engine_was_too_busy_for_is_sent_again() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      AtomicInteger bulks = new AtomicInteger();
      proxy.spoil(request -> request.path().contains("_bulk") && bulks.incrementAndGet() == 1,
          new Fault.Rewrite(answer -> answer.replaceFirst("\"status\":201", "\"status\":429")));
      assertThat(load(fixture.importer(engine, SMALL, Clock.systemUTC()), lines(7)).path("accepted").asInt()).isEqualTo(7);
      assertThat(bulks).hasValue(2);
    }
  }

  @Test
  void what_cannot_be_written_is_reported_line_by_line() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.spoil(request -> request.path().contains("_bulk"), new Fault.Answer(503, "{}"));
      JsonNode report = load(fixture.importer(engine, IMPATIENT, Clock.systemUTC()), lines(9));
      assertThat(report.path("accepted").asInt()).isZero();
      assertThat(report.path("items")).extracting(entry -> entry.path("line").asInt()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(report.path("items")).allMatch(entry -> entry.path("code").asText().equals("UNAVAILABLE"));
    }
    assertThat(fixture.stored()).isZero();
  }

  @Test
  void without_an_index_behind_the_alias_nothing_is_created_by_accident() {
    fixture.admin.delete(fixture.alias + "-1");
    JsonNode report = load(fixture.importer(IMPATIENT), lines(3));
    assertThat(report.path("items")).hasSize(3).allMatch(entry -> entry.path("code").asText().equals("UNAVAILABLE"));
    assertThat(fixture.engine.exists("/" + fixture.alias, Duration.ofSeconds(10))).isFalse();
  }
}
