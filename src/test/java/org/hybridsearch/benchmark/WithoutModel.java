package org.hybridsearch.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hybridsearch.benchmark.load.Load;
import org.hybridsearch.benchmark.load.LoadTool;
import org.hybridsearch.benchmark.load.Measured;
import org.hybridsearch.benchmark.load.Queries;
import org.hybridsearch.benchmark.server.ModelStub;
import org.hybridsearch.benchmark.server.ServerProcess;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.Shop;
import org.hybridsearch.benchmark.server.Usage;
import org.hybridsearch.demo.multiplied.Scale;

/** What memory the service takes where the model is elsewhere: the same catalogue, with vectors of a stub. */
final class WithoutModel {

  private static final int ITEMS = 1_560;
  private static final int QUERIES = 10_000;
  private static final Duration BLOCK = Duration.ofSeconds(10);

  private WithoutModel() {}

  /** After as many searches as warm the others up. */
  static Usage.Memory memory(URI engine, int searches) throws IOException, InterruptedException {
    Shop shop = new Shop("remote", Scale.of(ITEMS), engine);
    try (ModelStub model = new ModelStub()) {
      shop.load(model, Long.MAX_VALUE);
      try (ServerProcess service = new Servers(engine, shop, false).service("without-model", List.of(
          "-Dhybridsearch.embed.provider=bedrock", "-Dhybridsearch.embed.bedrock.region=eu-west-1",
          "-Dhybridsearch.embed.bedrock.endpoint=" + model.uri()))) {
        drive(service, queries(shop), searches);
        return Usage.memory(service.handle());
      }
    } finally {
      shop.clear();
    }
  }

  private static void drive(ServerProcess service, List<String> queries, int searches) {
    Contender contender = Contender.service("service", service, () -> "1");
    Supplier<byte[]> bodies = contender.bodies(Queries.inTurn(queries));
    long answered = 0;
    for (int block = 0; answered < searches && block < 18; block++) {
      Measured measured = LoadTool.fire(contender.target(), bodies, new Load.AtATime(4), BLOCK);
      answered += measured.count();
    }
  }

  private static List<String> queries(Shop shop) {
    try (Stream<String> titles = shop.data().titles()) {
      return Queries.distinct(titles.toList(), QUERIES);
    }
  }
}
