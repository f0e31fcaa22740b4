package org.hybridsearch.embed.remote;

/** A clock that only goes forward, and how to wait by it. Safe for use by many threads. */
public interface Time {

  /** Nanoseconds since some moment. */
  long nanos();

  /** Pauses the calling thread; at once where there is nothing to wait for. */
  void sleep(long nanos) throws InterruptedException;

  /** The machine's. */
  static Time system() {
    return new Time() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(long nanos) throws InterruptedException {
        if (nanos > 0) {
          Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
      }
    };
  }
}
