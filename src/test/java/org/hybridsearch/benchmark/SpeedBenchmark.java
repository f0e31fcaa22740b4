package org.hybridsearch.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.benchmark.paid.PaidCallsReport;
import org.hybridsearch.benchmark.paid.PaidLoad;
import org.hybridsearch.benchmark.result.Goals;
import org.hybridsearch.benchmark.result.SpeedReport;
import org.hybridsearch.benchmark.result.SpeedResult;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.StockedEngine;

/** Measures the packaged service, catalogue by catalogue; {@code ./mvnw -Pbenchmark verify} runs it. */
public final class SpeedBenchmark {

  private SpeedBenchmark() {}

  /** Settings are system properties: see {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.fromProperties();
    PaidCallsReport.print(PaidLoad.WHOLE, System.out);
    List<SpeedResult> results = new ArrayList<>();
    for (int items : settings.sizes()) {
      results.add(measured(settings, items));
      SpeedReport.of(results, settings.told()).writeTo(Path.of("target/benchmark"), System.out);
    }
    System.exit(0); // the load tool leaves threads behind
  }

  private static SpeedResult measured(Settings settings, int items) throws IOException, InterruptedException {
    try (StockedEngine engine = StockedEngine.start(items)) {
      SpeedResult result =
          new SpeedRun(settings, engine.shop(), new Servers(engine.address(), engine.shop(), settings.profile())).run();
      return items == Goals.SMALL
          ? result.withoutModel(WithoutModel.memory(engine.address(), settings.warmUp())) : result;
    }
  }
}
