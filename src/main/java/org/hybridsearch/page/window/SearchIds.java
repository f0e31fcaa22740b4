package org.hybridsearch.page.window;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchOrigin;

/** Makes and reads search ids: UUIDs of version 7 (RFC 9562, section 5.7), which carry the time of the search. */
public final class SearchIds {

  private static final int RANDOM_A_BITS = 12;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  /** @param random must be unpredictable outside tests */
  public SearchIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** An id of a search in a market that begins now. */
  public UUID next(Market market) {
    return SearchOrigin.mark(next(), market);
  }

  /** An id of a search that begins now, in whichever market. */
  public UUID next() {
    long high = clock.millis() << 16 | VERSION_7 | random.nextInt(1 << RANDOM_A_BITS);
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }

  static Instant madeAt(UUID searchId) {
    return Instant.ofEpochMilli(searchId.getMostSignificantBits() >>> 16);
  }
}
