package org.hybridsearch.dataset.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.hybridsearch.behaviour.delivery.turn.Pace;
import org.hybridsearch.dataset.send.Draft.Version;
import org.hybridsearch.export.DatasetRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

  private static final int ATTEMPTS = 4;

  private final List<List<String>> calls = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> later = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Predicate<List<String>> fails = ids -> false;
  private SinkException failure = new SinkException.Unavailable("away", new IllegalStateException());
  private final Sender sender = new Sender(this::put, new Memory(), new Pace(1_000_000, () -> 0), ATTEMPTS, () -> 0,
      new DatasetMeters(meters, "default", "items"));

  private void put(List<DatasetSink.Entry> entries) {
    List<String> ids = entries.stream().map(DatasetSink.Entry::id).toList();
    calls.add(ids);
    if (fails.test(ids)) {
      throw failure;
    }
  }

  private boolean keeps = true;

  private final class Memory implements Notes {
    @Override
    public void taken(List<Draft> drafts) {
      drafts.forEach(draft -> taken.add(draft.id()));
    }

    @Override
    public void refused(Draft draft, String code, String reason) {
      refused.add(draft.id() + " " + code);
    }

    @Override
    public void later(Draft draft) {
      later.add(draft.id());
    }

    @Override
    public boolean keepsForLater() {
      return keeps;
    }

    @Override
    public long putAside() {
      return refused.size();
    }

    @Override
    public long replay() {
      return 0;
    }
  }

  private static List<Draft> drafts(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new Draft(new DatasetRecord("i" + i, "{}", "{}", "f"), 0, Version.ABSENT)).toList();
  }

  private boolean send(List<Draft> drafts) {
    return sender.send(drafts, false, () -> true);
  }

  @Test
  void ten_go_together() {
    assertThat(send(drafts(0, 23))).isTrue();
    assertThat(calls).extracting(List::size).containsExactly(10, 10, 3);
    assertThat(taken).hasSize(23);
    assertThat(send(List.of())).isTrue();
  }

  @Test
  void nothing_is_begun_when_it_is_not_to_go_on() {
    assertThat(sender.send(drafts(0, 3), false, () -> false)).isFalse();
    assertThat(calls).isEmpty();
  }

  @Test
  void a_refused_batch_is_halved_to_the_one_that_is_the_reason() {
    fails = ids -> ids.contains("i6");
    failure = new SinkException.Refused("InvalidInputException", "no", false, new IllegalStateException());
    assertThat(send(drafts(0, 20))).isTrue();
    assertThat(refused).containsExactly("i6 InvalidInputException");
    assertThat(taken).hasSize(19).doesNotContain("i6").doesNotHaveDuplicates();
    assertThat(calls).hasSizeLessThan(12);
    assertThat(meters.get("hybridsearch.dataset.refused").counter().count()).isEqualTo(1);
  }

  @Test
  void what_is_wrong_with_all_is_waited_for() {
    fails = ids -> true;
    failure = new SinkException.Refused("ResourceNotFoundException", "no", true, new IllegalStateException());
    for (int turn = 0; turn < 50; turn++) {
      assertThat(send(drafts(0, 20))).isFalse();
    }
    assertThat(refused).isEmpty();
    assertThat(later).isEmpty();
    assertThat(sender.trouble()).isEqualTo("ResourceNotFoundException");
    assertThat(sender.probing()).isTrue();
    assertThat(calls).as("one call to see whether it is back").hasSizeLessThan(55);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.7, 0.8, 0.9})
  void where_many_calls_fail_it_is_no_records_fault(double share) {
    Random random = new Random(7);
    fails = ids -> random.nextDouble() < share;
    for (int turn = 0; turn < 20_000 && taken.size() < 500; turn++) {
      List<Draft> open = new ArrayList<>(drafts(0, 500));
      open.removeIf(draft -> taken.contains(draft.id()) || refused.contains(draft.id() + " Unavailable"));
      boolean putOff = !open.isEmpty() && later.contains(open.getFirst().id());
      sender.send(open.subList(0, Math.min(50, open.size())), putOff, () -> true);
    }
    assertThat(refused).isEmpty();
    assertThat(taken).hasSize(500);
  }

  @Test
  void throttling_puts_nothing_off() {
    fails = ids -> true;
    failure = new SinkException.Throttled("slower", new IllegalStateException());
    for (int turn = 0; turn < 10; turn++) {
      assertThat(send(drafts(0, 1))).isFalse();
    }
    assertThat(later).isEmpty();
    fails = ids -> false;
    assertThat(send(drafts(0, 1))).isTrue();
    assertThat(sender.trouble()).isEmpty();
  }

  @Test
  void one_that_always_fails_is_put_off_and_the_others_of_its_batch_are_taken() {
    fails = ids -> ids.contains("i3");
    for (int turn = 0; turn < 20; turn++) {
      send(drafts(0, 20).stream().filter(draft -> !taken.contains(draft.id()) && !later.contains(draft.id())).toList());
    }
    assertThat(later).containsExactly("i3");
    assertThat(taken).hasSize(19).doesNotHaveDuplicates();
    assertThat(refused).isEmpty();
  }

  @Test
  void put_off_it_is_put_aside_only_while_others_are_taken() {
    fails = ids -> ids.contains("i3");
    for (int turn = 0; turn < 50; turn++) {
      assertThat(sender.send(drafts(3, 4), true, () -> true)).as("an outage, for all anybody knows").isFalse();
    }
    for (int turn = 0; turn < ATTEMPTS; turn++) {
      assertThat(refused).isEmpty();
      assertThat(send(drafts(100 + turn, 101 + turn))).isTrue();
      sender.send(drafts(3, 4), true, () -> true);
    }
    assertThat(refused).containsExactly("i3 Unavailable");
  }

  @Test
  void an_outage_puts_off_no_more_than_was_tried_and_puts_nothing_aside() {
    fails = ids -> true;
    for (int turn = 0; turn < 30; turn++) {
      assertThat(send(drafts(0, 500))).isFalse();
    }
    assertThat(refused).isEmpty();
    assertThat(later).hasSizeLessThan(60);
    assertThat(calls).hasSizeLessThan(60);
  }

  @Test
  void what_would_not_be_kept_is_put_off_only_while_others_are_taken() {
    keeps = false;
    fails = ids -> ids.contains("i3");
    for (int turn = 0; turn < 50; turn++) {
      assertThat(send(drafts(3, 4))).as("an outage, for all anybody knows").isFalse();
    }
    assertThat(later).isEmpty();
    assertThat(send(drafts(4, 5))).isTrue();
    assertThat(send(drafts(3, 4))).isTrue();
    assertThat(later).containsExactly("i3");
  }
}
