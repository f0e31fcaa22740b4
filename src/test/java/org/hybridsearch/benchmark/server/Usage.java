package org.hybridsearch.benchmark.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a process has used, as Linux tells; elsewhere nothing is known. */
public final class Usage {

  private static final String ENGINE = "org.opensearch.bootstrap.OpenSearch";

  private Usage() {}

  /** Processor time, of all its threads, in user and kernel mode; the system counts it in hundredths of a second. */
  public static Duration processor(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Memory in MiB: resident, and the proportional share of what it has in common with others. NaN where nobody tells. */
  public record Memory(double resident, double proportional) {
    public static final Memory UNKNOWN = new Memory(Double.NaN, Double.NaN);
  }

  public static Memory memory(ProcessHandle process) throws IOException {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    if (!Files.isReadable(file)) {
      return Memory.UNKNOWN;
    }
    List<String> lines = Files.readAllLines(file);
    return new Memory(mebibytes(lines, "Rss:"), mebibytes(lines, "Pss:"));
  }

  private static double mebibytes(List<String> lines, String name) {
    return lines.stream().filter(line -> line.startsWith(name)).findFirst()
        .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).orElse(Double.NaN);
  }

  /** The engine's own process: a child's child of this one. */
  public static ProcessHandle engine() {
    return ProcessHandle.current().descendants()
        .filter(process -> process.info().command().filter(command -> command.endsWith("/java")).isPresent())
        .filter(process -> process.info().commandLine().filter(line -> line.contains(ENGINE)).isPresent())
        .findFirst().orElseThrow(() -> new IllegalStateException("The engine is no process of this one: its use cannot be told"));
  }
}
