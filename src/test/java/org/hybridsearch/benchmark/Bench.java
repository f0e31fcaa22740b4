package org.hybridsearch.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hybridsearch.benchmark.load.Load;
import org.hybridsearch.benchmark.load.LoadTool;
import org.hybridsearch.benchmark.load.Measured;
import org.hybridsearch.benchmark.load.Queries;
import org.hybridsearch.benchmark.result.Sample;
import org.hybridsearch.benchmark.server.Usage;

/**
 * Drives contenders in turn, a block each and then the next round, so that whatever disturbs the machine disturbs all alike. Each
 * contender gets the same queries in the same order.
 */
final class Bench {

  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);

  private final Settings settings;
  private final ProcessHandle engine;
  private final Map<String, Supplier<String>> queries = new HashMap<>();

  Bench(Settings settings, ProcessHandle engine) {
    this.settings = settings;
    this.engine = engine;
  }

  /** A kind of queries, by a name. */
  record Kind(String name, List<String> queries) {}

  /** Several thousand searches each, since code is compiled while it runs and pages are read when they are needed. */
  void warmUp(List<Contender> contenders, Kind kind) {
    for (Contender contender : contenders) {
      Measured measured = fire(contender, kind, new Load.AtATime(4), settings.block());
      while (measured.count() < settings.warmUp() && measured.time().compareTo(LONGEST_WARM_UP) < 0) {
        measured = measured.and(fire(contender, kind, new Load.AtATime(4), settings.block()));
      }
      System.out.printf("  %-28s warmed up with %,d searches, %d failed%n", contender.name(), measured.count(), measured.failed());
    }
  }

  /** By name of the contender, in their order. */
  Map<String, Sample> measure(List<Contender> contenders, Kind kind, Load load) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    for (int round = 0; round < settings.rounds(); round++) {
      for (Contender contender : contenders) {
        samples.merge(contender.name(), sample(contender, kind, load, settings.block()), Sample::and);
      }
    }
    samples.forEach((name, sample) -> tell(name + ", " + kind.name() + ", " + load, sample));
    return samples;
  }

  /** One contender once. */
  Sample measure(String what, Contender contender, Kind kind, Load load, Duration time) {
    Sample sample = sample(contender, kind, load, time);
    tell(what + ", " + kind.name() + ", " + load, sample);
    return sample;
  }

  private static void tell(String what, Sample sample) {
    Measured measured = sample.measured();
    System.out.printf("  %-54s p50 %7.2f  p95 %7.2f  p99 %7.2f ms  %7.1f/s  cpu %5.2f + %5.2f ms%s%n", what, measured.millis(50),
        measured.millis(95), measured.millis(99), measured.perSecond(), sample.serverMillis(), sample.engineMillis(),
        measured.failed() > 0 ? "  FAILED " + measured.failed() : "");
  }

  private Sample sample(Contender contender, Kind kind, Load load, Duration time) {
    Duration server = Usage.processor(contender.server());
    Duration engineBefore = Usage.processor(engine);
    Measured measured = fire(contender, kind, load, time);
    return new Sample(measured, Usage.processor(contender.server()).minus(server), Usage.processor(engine).minus(engineBefore));
  }

  private Measured fire(Contender contender, Kind kind, Load load, Duration time) {
    Supplier<String> mine = queries.computeIfAbsent(contender.name() + " " + kind.name(), key -> Queries.inTurn(kind.queries()));
    return LoadTool.fire(contender.target(), contender.bodies(mine), load, time);
  }
}
