package org.hybridsearch.page.window;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How what has to wait is waited for. */
interface Timing {

  /** Runs a task later, on a thread of its own. */
  void after(Duration delay, Runnable task);

  /** Pauses the calling thread. */
  void pause(Duration pause) throws InterruptedException;

  /** By the clock, on virtual threads. */
  static Timing real() {
    return new Timing() {
      @Override
      public void after(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread).execute(task);
      }

      @Override
      public void pause(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
      }
    };
  }
}
