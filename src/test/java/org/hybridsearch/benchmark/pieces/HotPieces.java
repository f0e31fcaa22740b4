package org.hybridsearch.benchmark.pieces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures time and allocation of every piece that the arguments name, JMH's own; prints a table and keeps JMH's JSON. */
public final class HotPieces {

  private static final Path REPORT = Path.of("target/jmh.json");
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private HotPieces() {}

  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(REPORT.getParent());
    Collection<RunResult> results = new Runner(new OptionsBuilder().parent(new CommandLineOptions(arguments))
        .addProfiler(GCProfiler.class).resultFormat(ResultFormatType.JSON).result(REPORT.toString()).build()).run();
    System.out.printf("%n%-72s %10s %9s %10s%n", "piece, mean of an operation", "us", "+- us", "bytes");
    results.forEach(HotPieces::print);
    System.out.println("Kept in " + REPORT);
  }

  private static void print(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    System.out.printf(Locale.ROOT, "%-72s %10.3f %9.3f %10.0f%n", name(result.getParams()), time.getScore(), time.getScoreError(),
        allocated(result));
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().entrySet().stream().filter(entry -> entry.getKey().endsWith(ALLOCATED))
        .mapToDouble(entry -> entry.getValue().getScore()).findFirst().orElse(Double.NaN);
  }

  /** Class and method, and the parameters where there are any. */
  static String name(BenchmarkParams benchmark) {
    String[] path = benchmark.getBenchmark().split("\\.");
    return path[path.length - 2] + "." + path[path.length - 1] + benchmark.getParamsKeys().stream()
        .map(key -> " " + key + "=" + benchmark.getParam(key)).collect(Collectors.joining());
  }
}
