package org.hybridsearch.api.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * What each client may still ask: a token bucket per client (Turner, "New directions in communications", IEEE Communications
 * Magazine 1986). Bounded: a client that was forgotten starts anew, with a full bucket, which it would have by then unless more
 * clients than can be remembered came at once. Safe for use by many threads.
 */
final class Allowances {

  private final Cache<String, Bucket> buckets;
  private final AccessConfig.Bucket size;
  private final TimeMeter time;

  /**
   * @param size of each bucket
   * @param clients the most that are remembered
   */
  Allowances(AccessConfig.Bucket size, int clients, TimeMeter time) {
    this.size = size;
    this.time = time;
    // A bucket nobody drew from for so long is full: it says no more than a new one.
    this.buckets = Caffeine.newBuilder().maximumSize(clients).expireAfterAccess(untilFull(size)).build();
  }

  /**
   * Takes from a client's bucket, all or nothing.
   *
   * @param requests 1 or more; more than the bucket holds counts as all it holds
   * @return whole seconds until it could be granted, rounded up; 0 when it was granted
   */
  int secondsToWait(String client, int requests) {
    if (size.perSecond() == 0) {
      return 0;
    }
    ConsumptionProbe probe = buckets.get(client, _ -> bucket())
        .tryConsumeAndReturnRemaining(Math.clamp(requests, 1, size.burst()));
    return probe.isConsumed() ? 0 : (int) Math.ceilDiv(probe.getNanosToWaitForRefill(), Duration.ofSeconds(1).toNanos());
  }

  /** How many clients are remembered. */
  long clients() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(size.burst()).refillGreedy(size.perSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static Duration untilFull(AccessConfig.Bucket size) {
    return Duration.ofSeconds(1 + size.burst() / Math.max(1, size.perSecond()));
  }
}
