package org.hybridsearch.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.benchmark.paid.PaidCallsReport;
import org.hybridsearch.benchmark.paid.PaidLoad;
import org.hybridsearch.benchmark.result.Goals;
import org.hybridsearch.benchmark.result.SpeedReport;
import org.hybridsearch.benchmark.result.SpeedResult;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.Shop;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.opensearch.embedded.EmbeddedEngine;
import org.hybridsearch.opensearch.embedded.EngineSettings;

/** Measures the packaged service, catalogue by catalogue; {@code ./mvnw -Pbenchmark verify} runs it. */
public final class SpeedBenchmark {

  private static final int HEAP_MEGABYTES = 2_048;

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
    EmbeddedEngine engine = EmbeddedEngine.start(
        new EngineSettings("benchmark" + items, Path.of("target"), HEAP_MEGABYTES, true, true), System.out::println);
    try {
      URI address = engine.address();
      Shop shop = new Shop("shop", Scale.of(items), address);
      if (shop.loaded()) {
        shop.settle();
      } else {
        load(shop, address);
      }
      SpeedResult result = new SpeedRun(settings, shop, new Servers(address, shop, settings.profile())).run();
      return items == Goals.SMALL ? result.withoutModel(WithoutModel.memory(address, settings.warmUp())) : result;
    } finally {
      engine.stop();
    }
  }

  /** The service is up once in the end: it writes into the items how popular they are, so the index is what it is in use. */
  private static void load(Shop shop, URI address) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    System.out.printf("Loading %s%n", shop.data().name());
    shop.load(Long.MAX_VALUE);
    new Servers(address, shop, false).service("first", List.of()).close();
    shop.markLoaded();
    System.out.printf("Loaded in %.0f s%n", (System.nanoTime() - begin) / 1e9);
  }
}
