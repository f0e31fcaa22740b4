package org.hybridsearch.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

  private final List<Duration> pauses = new ArrayList<>();
  private final List<List<Long>> attempts = new ArrayList<>();
  private final LineReport report = new LineReport();

  private BatchWriter writer(Wave wave) {
    Patience patience = new Patience(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofSeconds(1), pauses::add);
    return new BatchWriter((changes, vectors, into) -> {
      attempts.add(changes.stream().map(ItemChange::line).toList());
      return wave.attempt(changes, vectors, into);
    }, () -> new Vectors(new HashingEmbedder(4)), patience);
  }

  private static ItemChange delete(long line, String id) {
    return new ItemChange.Delete(line, id, 1);
  }

  @Test
  void changes_of_one_item_go_one_after_the_other_and_the_rest_together() {
    writer((changes, vectors, into) -> List.of()).write(
        List.of(delete(1, "a"), delete(2, "b"), delete(3, "a"), delete(4, "c"), delete(5, "a"), delete(6, "b")), report);
    assertThat(attempts).containsExactly(List.of(1L, 2L, 4L), List.of(3L, 6L), List.of(5L));
  }

  @Test
  void only_what_is_unsettled_is_tried_again_after_growing_pauses() {
    writer((changes, vectors, into) -> changes.subList(1, changes.size())).write(
        List.of(delete(1, "a"), delete(2, "b"), delete(3, "c"), delete(4, "d"), delete(5, "e")), report);
    assertThat(attempts).hasSize(5).last().isEqualTo(List.of(5L));
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L, 400L);
    assertThat(report.count(LineCode.UNAVAILABLE)).isZero();
  }

  @Test
  void when_patience_ends_all_that_is_left_is_unavailable_and_nothing_more_is_tried() {
    BatchWriter writer = writer((changes, vectors, into) -> {
      throw new EngineException.Throttled("slower");
    });
    writer.write(List.of(delete(1, "a"), delete(2, "b")), report);
    int tried = attempts.size();
    assertThat(writer.exhausted()).isTrue();
    assertThat(report.count(LineCode.UNAVAILABLE)).isEqualTo(2);
    writer.write(List.of(delete(3, "c")), report);
    assertThat(attempts).hasSize(tried);
    assertThat(report.count(LineCode.UNAVAILABLE)).isEqualTo(3);
  }
}
