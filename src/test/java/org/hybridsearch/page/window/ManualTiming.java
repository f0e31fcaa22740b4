package org.hybridsearch.page.window;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Time that passes when a test says so. */
final class ManualTiming implements Timing {

  private record Due(Duration delay, Runnable task) {}

  private final Deque<Due> due = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Runnable meanwhile = () -> { };

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    due.add(new Due(delay, task));
  }

  @Override
  public synchronized void pause(Duration pause) {
    pauses.add(pause);
    meanwhile.run();
  }

  /** What happens during each pause. */
  void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  /** The delays of what waits, in the order it began to. */
  synchronized List<Duration> delays() {
    return due.stream().map(Due::delay).toList();
  }

  synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** The time of what began to wait first has come. */
  void pass() {
    take().run();
  }

  /** What began to wait first, for a test that lets its time come later. */
  synchronized Runnable take() {
    return due.removeFirst().task();
  }

  /** The time of everything that waits now has come. */
  void passAll() {
    for (int waiting = delays().size(); waiting > 0; waiting--) {
      pass();
    }
  }
}
