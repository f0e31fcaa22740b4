package org.hybridsearch.benchmark.result;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.hybridsearch.benchmark.load.Measured;
import org.hybridsearch.benchmark.server.Usage;

/** Made-up results, for tests of what is made of them: every contender takes 1 to 10 ms. */
public final class Results {

  private static final List<String> CONTENDERS = List.of(
      SpeedResult.SERVICE, SpeedResult.FLOOR, SpeedResult.HYBRID, SpeedResult.WORDS, SpeedResult.EMBEDDING, SpeedResult.EMPTY,
      SpeedResult.FACETS, SpeedResult.FILTERED, SpeedResult.FILTERED_FACETS, SpeedResult.SUGGEST);

  private Results() {}

  public static SpeedResult of(int items) {
    Map<String, Sample> samples = samples();
    return new SpeedResult(items, Map.of(1, samples, Goals.CPU_USERS, samples), samples, 60, samples, samples, samples, samples,
        Map.of("service, ranker 30 ms", samples.get(SpeedResult.SERVICE)),
        new Writers(Map.of(Writers.ALONE, samples.get(SpeedResult.SERVICE), Writers.BESIDE, samples.get(SpeedResult.FLOOR)), 199.5, 0,
            samples.get(SpeedResult.SERVICE).measured().nanos()),
        new SpeedResult.Footprint(Duration.ofSeconds(2), new Usage.Memory(300, 290), Usage.Memory.UNKNOWN, "-Xmx256m", 1_000_000));
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
