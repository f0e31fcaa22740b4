package org.hybridsearch.demo.multiplied;

/**
 * Chance as a pure function: the same seed and the same things asked about give the same answer, in any order of asking. The mixing
 * function is that of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
record Dice(long seed) {

  /** The dice of one thing. */
  Dice of(Object thing) {
    return new Dice(mix(seed * 31 + thing.hashCode()));
  }

  /** The dice of one number. */
  Dice of(long number) {
    return new Dice(mix(seed * 31 + number));
  }

  /** Uniform in 0 to below 1. */
  double share() {
    return (mix(seed) >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0 to below the bound. */
  int below(int bound) {
    return (int) (share() * bound);
  }

  /** In 0 to below the bound, the probability of {@code i} about as 1 / (i + 1). */
  int zipf(int bound) {
    return (int) Math.min(bound - 1, Math.exp(share() * Math.log(bound + 1.0)) - 1);
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
