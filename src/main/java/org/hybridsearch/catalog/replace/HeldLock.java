package org.hybridsearch.catalog.replace;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.hybridsearch.catalog.index.BuildLock;
import org.hybridsearch.opensearch.EngineException;

/** The build lock while one build has it: a thread renews it, however slowly the upload comes in. */
final class HeldLock implements AutoCloseable {

  private static final int RENEWALS_PER_LEASE = 4;

  private final BuildLock lock;
  private final String owner;
  private final long startedAt;
  private final Thread renewing;

  private HeldLock(BuildLock lock, String owner, long startedAt) {
    this.lock = lock;
    this.owner = owner;
    this.startedAt = startedAt;
    this.renewing = Thread.ofVirtual().name("build-lock").start(this::renewUntilInterrupted);
  }

  /**
   * Takes the lock.
   *
   * @throws BuildInProgress when another has it
   */
  static HeldLock take(BuildLock lock) {
    String owner = UUID.randomUUID().toString();
    OptionalLong startedAt = lock.acquire(owner);
    return new HeldLock(lock, owner, startedAt.orElseThrow(BuildInProgress::new));
  }

  /** When the lock was taken, by the engine's clock, in epoch milliseconds. */
  long startedAt() {
    return startedAt;
  }

  /** Fails when the lock was lost, as when the engine was away for longer than the lease. */
  void require() {
    if (!lock.renew(owner)) {
      throw new BuildFailed("The replacement was overtaken by another: the live catalogue is as it was", false);
    }
  }

  @Override
  public void close() {
    renewing.interrupt();
    lock.release(owner);
  }

  private void renewUntilInterrupted() {
    Duration pause = lock.lease().dividedBy(RENEWALS_PER_LEASE);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(pause);
        lock.renew(owner);
      } catch (InterruptedException e) {
        return;
      } catch (EngineException e) {
        // The next renewal may succeed; whether the lock still holds is asked before it matters.
        continue;
      }
    }
  }
}
