package org.hybridsearch.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How much is measured.
 *
 * @param sizes of the catalogues
 * @param block how long one contender is measured at a time
 * @param rounds how often each contender has its turn
 * @param warmUp how many searches each answers before
 * @param users how many ask at a time, for saturation
 * @param patches changes a second that are written beside searches; 0 for none
 * @param writing how long they are
 * @param profile whether the service records what it does, for {@code jfr}
 */
record Settings(List<Integer> sizes, Duration block, int rounds, int warmUp, List<Integer> users, int patches, Duration writing,
    boolean profile) {

  /** From system properties {@code benchmark.*}. */
  static Settings fromProperties() {
    return new Settings(numbers("benchmark.sizes", "1560,50000"),
        Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 5)),
        Integer.getInteger("benchmark.rounds", 3),
        Integer.getInteger("benchmark.warm-up", 4_000),
        numbers("benchmark.users", "1,2,4,8,16,32"),
        Integer.getInteger("benchmark.patches", 200),
        Duration.ofSeconds(Integer.getInteger("benchmark.writing-seconds", 60)),
        Boolean.getBoolean("benchmark.profile"));
  }

  /** For a reader of the report. */
  String told() {
    return "%d rounds of %d s each, after %,d searches".formatted(rounds, block.toSeconds(), warmUp);
  }

  private static List<Integer> numbers(String property, String otherwise) {
    String text = System.getProperty(property, "");
    return Arrays.stream((text.isBlank() ? otherwise : text).split(",")).map(part -> Integer.valueOf(part.strip())).toList();
  }
}
