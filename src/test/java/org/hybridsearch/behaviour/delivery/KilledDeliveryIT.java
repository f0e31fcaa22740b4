package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents.Reply;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.Processes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes of their own that deliver, and are killed with SIGKILL while they do. */
class KilledDeliveryIT {

  private static final int EVENTS = 400;
  private static final int SESSIONS = 80;
  private static final Duration SOON = Duration.ofMinutes(2);

  private final OwnBehaviour own = new OwnBehaviour();
  private final Processes processes = new Processes();

  @AfterEach
  void close() {
    processes.close();
    own.close();
  }

  private Process process(LoopbackEvents tracker) throws IOException {
    return processes.start(
        DeliveringProcess.class, EngineForTests.address().toString(), own.names.prefix(), tracker.uri().toString());
  }

  @Test
  void killed_at_any_moment_it_loses_nothing_and_doubles_nothing_that_counts() throws IOException {
    try (LoopbackEvents tracker = new LoopbackEvents()) {
      tracker.behave(call -> {
        LockSupport.parkNanos(5_000_000); // so that it is killed in the middle
        return new Reply.Ok();
      });
      List<ShopEvent> events = IntStream.range(0, EVENTS)
          .mapToObj(i -> click("e" + i, visitor("", "s" + i % SESSIONS), "i" + i)).toList();
      assertThat(own.store().record(events).accepted()).isEqualTo(EVENTS);
      int kills = 0;
      for (int enough : List.of(40, 150, 260)) {
        Process killed = process(tracker);
        Eventually.within(SOON, "it delivers " + enough, () -> tracker.counted().size() >= enough);
        killed.destroyForcibly();
        kills++;
      }
      process(tracker);
      Eventually.within(SOON, "all arrived", () -> tracker.counted().size() == EVENTS);
      assertThat(tracker.counted()).containsExactlyInAnyOrderElementsOf(events.stream().map(ShopEvent::eventId).toList());
      System.out.printf("Killed %d times, %d events were taken once and %d of them again, under the same id%n",
          kills, EVENTS, tracker.ignored());
      assertThat(tracker.ignored()).as("what was delivered before a kill is not begun anew").isLessThan(EVENTS / 2);
    }
  }
}
