package org.hybridsearch.page.window;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.page.window.GroupSender.Sent;
import org.jboss.logging.Logger;

/**
 * Writes windows behind the searches that pin them, many in one request: a write costs the engine about the same whether it holds
 * one window or ten. One write at a time; the next group gathers meanwhile. Thread-safe.
 */
final class WindowWriter {

  /** So many make a group that waits no longer. */
  static final int GROUP = 64;
  /** A group is given up after so many attempts, about half a minute apart from the time they take. */
  static final int ATTEMPTS = 30;

  private static final Logger LOG = Logger.getLogger(WindowWriter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(3);

  private final GroupSender sender;
  private final Timing timing;
  private final WindowMeters meters;
  private final Duration delay;
  private final long limit;

  private final Deque<PinnedWindow> queue = new ArrayDeque<>();
  private long pendingBytes; // of those in the queue and those being sent
  private int failures; // writes in a row that did not keep all
  private int turn; // the write that the next timer may begin; a timer set for an earlier one comes to nothing
  private boolean writing;
  private boolean closed;

  /**
   * @param delay how long the first of a group waits for others
   * @param limit of bytes that may wait to be written
   */
  WindowWriter(GroupSender sender, Timing timing, WindowMeters meters, Duration delay, long limit) {
    this.sender = sender;
    this.timing = timing;
    this.meters = meters;
    this.delay = delay;
    this.limit = limit;
  }

  /**
   * Takes a window to be written soon. Does not wait, until {@link #close()}; from then on it is written before this returns.
   *
   * @return whether it can be relied on: false as long as the latest write failed, and when too many wait
   */
  boolean add(PinnedWindow window) {
    synchronized (this) {
      boolean reliable = failures == 0;
      boolean probe = !reliable && pendingBytes == 0; // else what waits tells when writing works again
      if (pendingBytes + window.weight() > limit || !reliable && !probe) {
        return false;
      }
      queue.add(window);
      pendingBytes += window.weight();
      if (!closed) {
        gather();
        return reliable;
      }
    }
    write(currentTurn());
    return reliable();
  }

  /** Writes what waits, for some seconds at most. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    Patience.Attempts attempts =
        new Patience(FIRST_PAUSE, LONGEST_PAUSE, LAST_MOMENTS, timing::pause).begin();
    do {
      write(currentTurn());
    } while (pending() && attempts.pause());
  }

  private void gather() {
    int next = turn;
    if (!writing && queue.size() == 1) {
      timing.after(delay, () -> write(next));
    } else if (!writing && queue.size() == GROUP) {
      timing.after(Duration.ZERO, () -> write(next));
    }
  }

  private void write(int forTurn) {
    List<PinnedWindow> group = begin(forTurn);
    while (!group.isEmpty()) {
      group = end(group, sender.send(group));
    }
  }

  private synchronized List<PinnedWindow> begin(int forTurn) {
    if (forTurn != turn || writing || queue.isEmpty()) {
      return List.of();
    }
    writing = true;
    turn++;
    return take();
  }

  /** Notes how a write went; the group to write at once, if there is one. */
  private synchronized List<PinnedWindow> end(List<PinnedWindow> group, Sent sent) {
    failures = sent.works() ? 0 : failures + 1;
    List<PinnedWindow> kept = failures < ATTEMPTS ? sent.again() : List.of();
    giveUp(sent.again().size() - kept.size());
    kept.reversed().forEach(queue::addFirst);
    pendingBytes -= weight(group) - weight(kept);
    if (failures == 0 && (queue.size() >= GROUP || closed)) {
      List<PinnedWindow> next = take();
      writing = !next.isEmpty();
      return next;
    }
    writing = false;
    if (!queue.isEmpty() && !closed) {
      int next = turn;
      timing.after(pause(), () -> write(next));
    }
    return List.of();
  }

  private List<PinnedWindow> take() {
    List<PinnedWindow> group = new ArrayList<>();
    while (group.size() < GROUP && !queue.isEmpty()) {
      group.add(queue.poll());
    }
    return group;
  }

  private void giveUp(int windows) {
    if (windows > 0 && failures == ATTEMPTS) { // what is tried after that may fail ten times a second
      LOG.warnf("%d pinned windows could not be written: only this replica can serve the pages after them", windows);
    }
    meters.lost(windows);
  }

  private Duration pause() {
    if (failures == 0) {
      return delay;
    }
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, ATTEMPTS));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private synchronized boolean reliable() {
    return failures == 0;
  }

  private synchronized int currentTurn() {
    return turn;
  }

  private synchronized boolean pending() {
    return pendingBytes > 0;
  }

  private static long weight(List<PinnedWindow> windows) {
    return windows.stream().mapToLong(PinnedWindow::weight).sum();
  }
}
