package org.hybridsearch.testing;

import java.util.concurrent.CountDownLatch;

/** What hangs and does not listen when it is interrupted, as a client does that waits on a socket. */
public final class Deaf {

  private Deaf() {}

  /** Waits until the latch opens, whoever interrupts it. */
  public static void await(CountDownLatch end) {
    boolean ended = false;
    while (!ended) {
      try {
        end.await();
        ended = true;
      } catch (InterruptedException ignored) {
        // this is what is tried
      }
    }
  }
}
