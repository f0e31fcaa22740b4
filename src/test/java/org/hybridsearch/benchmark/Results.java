package org.hybridsearch.benchmark;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.hybridsearch.benchmark.load.Measured;

/** Made-up results, for tests of what is made of them: every contender takes 1 to 10 ms. */
final class Results {

  private static final List<String> CONTENDERS = List.of(
      SpeedRun.SERVICE, SpeedRun.FLOOR, SpeedRun.HYBRID, SpeedRun.WORDS, SpeedRun.EMBEDDING, SpeedRun.EMPTY);

  private Results() {}

  static SpeedRun.Result of(int items) {
    Map<String, Sample> samples = samples();
    return new SpeedRun.Result(items, Map.of(1, samples, Goals.CPU_USERS, samples), samples, 60, samples, samples, samples,
        Map.of("service, ranker 30 ms", samples.get(SpeedRun.SERVICE)),
        new SpeedRun.Footprint(Duration.ofSeconds(2), new Usage.Memory(300, 290), Usage.Memory.UNKNOWN, "-Xmx256m", 1_000_000));
  }

  private static Map<String, Sample> samples() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    for (String contender : CONTENDERS) {
      Histogram nanos = new Histogram(2);
      for (int millis = 1; millis <= 10; millis++) {
        nanos.recordValue(millis * 1_000_000L);
      }
      samples.put(contender, new Sample(new Measured(nanos, 0, Duration.ZERO, Duration.ofSeconds(1)), Duration.ofMillis(30),
          Duration.ofMillis(60)));
    }
    return samples;
  }
}
