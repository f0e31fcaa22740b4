package org.hybridsearch.benchmark.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark of a piece works. How fast is not asked here. */
class HotPiecesTest {

  @Test
  void every_piece_can_be_measured() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // nothing is measured, so another run on this machine does no harm
    Collection<RunResult> results = new Runner(new OptionsBuilder()
        .forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(1))
        .param("events", "2000").param("items", "500")
        .shouldFailOnError(true).verbosity(VerboseMode.SILENT).build()).run();

    Set<String> measured = results.stream().map(result -> result.getParams().getBenchmark()).collect(Collectors.toSet());
    assertThat(measured).isNotEmpty().containsExactlyInAnyOrderElementsOf(listed());
    assertThat(results).allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }

  private static Set<String> listed() {
    return BenchmarkList.defaultList().getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream().map(entry -> entry.getUsername()).collect(Collectors.toSet());
  }
}
