package org.hybridsearch.benchmark.result;

import java.util.Map;
import org.hybridsearch.benchmark.load.Measured;
import org.hybridsearch.evaluate.report.Cell;
import org.hybridsearch.evaluate.report.Column;
import org.hybridsearch.evaluate.report.Report;
import org.hybridsearch.evaluate.report.Table;

/** The tables of one size. */
final class SpeedTables {

  private SpeedTables() {}

  static Report add(Report report, SpeedResult result) {
    String items = " (%,d items)".formatted(result.items());
    return report.with(rates("Latency at a rate" + items, result))
        .with(atATime("Latency and throughput by number at a time" + items, result))
        .with(processor("Processor time a search" + items, result)).with(footprint("Footprint of the service" + items, result))
        .with(writers("Searches beside writers" + items, result.writers()))
        .with(goals("Goals" + items, result));
  }

  private static Table rates(String name, SpeedResult result) {
    Table table = Table.of(name, "contender, queries, rate", milliseconds("p50"), milliseconds("p95"), milliseconds("p99"),
        milliseconds("p99.9"), milliseconds("max"), Column.of("answers"), Column.of("failed"),
        milliseconds("waited in the tool"));
    table = rates(table, "distinct, " + SpeedResult.QUIET_RATE + "/s", result.quiet());
    table = rates(table, "distinct, " + SpeedResult.QUIET_RATE + "/s", result.rankers());
    table = rates(table, "fresh, " + SpeedResult.QUIET_RATE + "/s", result.storefront());
    table = rates(table, "distinct, " + result.busyRate() + "/s", result.busy());
    table = rates(table, "Zipf, " + SpeedResult.QUIET_RATE + "/s", result.zipf());
    return rates(table, "Zipf, " + result.busyRate() + "/s", result.zipfBusy());
  }

  private static Table rates(Table table, String load, Map<String, Sample> samples) {
    for (Map.Entry<String, Sample> each : samples.entrySet()) {
      Measured measured = each.getValue().measured();
      table = table.with(each.getKey() + ", " + load, Cell.of(measured.millis(50)), Cell.of(measured.millis(95)),
          Cell.of(measured.millis(99)), Cell.of(measured.millis(99.9)), Cell.of(measured.millis(100)), Cell.of(measured.count()),
          Cell.of(measured.failed()), Cell.of(measured.blocked().toNanos() / 1e6));
    }
    return table;
  }

  private static Table atATime(String name, SpeedResult result) {
    Table table = Table.of(name, "contender, at a time", milliseconds("p50"), milliseconds("p95"), milliseconds("p99"),
        Column.of("answers a second", 1), Column.of("failed"));
    for (Map.Entry<Integer, Map<String, Sample>> users : result.atATime().entrySet()) {
      for (Map.Entry<String, Sample> each : users.getValue().entrySet()) {
        Measured measured = each.getValue().measured();
        table = table.with(each.getKey() + ", " + users.getKey(), Cell.of(measured.millis(50)), Cell.of(measured.millis(95)),
            Cell.of(measured.millis(99)), Cell.of(measured.perSecond()), Cell.of(measured.failed()));
      }
    }
    return table;
  }

  private static Table processor(String name, SpeedResult result) {
    Table table = Table.of(name, "contender, " + Goals.CPU_USERS + " at a time",
        milliseconds("its process"), milliseconds("engine"), milliseconds("both"));
    for (Map.Entry<String, Sample> each : result.atATime().getOrDefault(Goals.CPU_USERS, Map.of()).entrySet()) {
      Sample sample = each.getValue();
      table = table.with(each.getKey(), sample.serverMillis(), sample.engineMillis(),
          sample.serverMillis() + sample.engineMillis());
    }
    return table;
  }

  private static Table footprint(String name, SpeedResult result) {
    SpeedResult.Footprint footprint = result.footprint();
    return Table.of(name, "what", Column.of("value", 1), Column.of("unit"))
        .with("start-up to ready", Cell.of(footprint.startTime().toMillis() / 1e3), Cell.of("s"))
        .with("resident memory, " + footprint.heap(), Cell.of(footprint.memory().resident()), Cell.of("MiB"))
        .with("proportional memory, " + footprint.heap(), Cell.of(footprint.memory().proportional()), Cell.of("MiB"))
        .with("resident memory without the local embedder, " + footprint.heap(),
            Cell.of(footprint.withoutModel().resident()), Cell.of("MiB"))
        .with("allocated a search", Cell.of(footprint.allocated() / 1024), Cell.of("KiB"));
  }

  private static Table writers(String name, Writers writers) {
    Table table = Table.of(name, "what", Column.of("p50", 2), Column.of("p95", 2), Column.of("p99", 2), Column.of("longest", 2),
        Column.of("unit"));
    for (Map.Entry<String, Sample> each : writers.samples().entrySet()) {
      Measured measured = each.getValue().measured();
      table = table.with(each.getKey() + ", " + SpeedResult.QUIET_RATE + "/s", Cell.of(measured.millis(50)),
          Cell.of(measured.millis(95)), Cell.of(measured.millis(99)), Cell.of(measured.millis(100)), Cell.of("ms"));
    }
    return table.with("a change is seen after, %.0f/s, %d failed".formatted(writers.perSecond(), writers.failed()),
        Cell.of(writers.seenSeconds(50)), Cell.of(writers.seenSeconds(95)), Cell.of(writers.seenSeconds(99)),
        Cell.of(writers.seenSeconds(100)), Cell.of("s"));
  }

  private static Table goals(String name, SpeedResult result) {
    Table table = Table.of(name, "goal", Column.of("measured", 3), Column.of("bound", 2), Column.of("met"));
    for (Goals.Goal goal : Goals.of(result)) {
      table = table.with(goal.name(), Cell.of(goal.measured()), Cell.of(goal.bound()),
          Cell.of(Double.isNaN(goal.measured()) ? "not measured" : goal.met() ? "yes" : "no"));
    }
    return table;
  }

  private static Column milliseconds(String name) {
    return Column.of(name + " ms", 2);
  }
}
