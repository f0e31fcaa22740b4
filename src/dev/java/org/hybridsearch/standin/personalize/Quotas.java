package org.hybridsearch.standin.personalize;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.standin.wire.AwsError;

/**
 * Calls a second, each counted by itself.
 *
 * @param rankings of {@code GetPersonalizedRanking}, and as many of {@code GetRecommendations}
 * @param events of {@code PutEvents}
 * @param puts of {@code PutItems}, and as many of {@code PutUsers}
 */
public record Quotas(int rankings, int events, int puts) {

  /** What AWS grants. */
  public static final Quotas OF_AWS = new Quotas(500, 1000, 10);

  public Quotas {
    if (rankings < 1 || events < 1 || puts < 1) {
      throw new IllegalArgumentException("A quota is 1 call a second or more");
    }
  }

  /** What is left of the quotas. Safe for use by many threads. */
  static final class Meter {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @throws AwsError when the calls of this second are used up */
    void take(String what, int perSecond) {
      Bucket bucket = buckets.computeIfAbsent(what, name -> Bucket.builder()
          .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1))).build());
      if (!bucket.tryConsume(1)) {
        throw AwsError.throttled();
      }
    }
  }
}
