package org.hybridsearch.benchmark.overhead;

import io.smallrye.faulttolerance.standalone.StandaloneFaultTolerance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hybridsearch.benchmark.load.Queries;
import org.hybridsearch.benchmark.paid.PaidCallsReport;
import org.hybridsearch.benchmark.paid.PaidLoad;
import org.hybridsearch.benchmark.server.ServerProcess;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.StockedEngine;
import org.hybridsearch.demo.FoodMart;

/**
 * What the way through AWS costs, in calls and in time: {@code ./mvnw -Pbenchmark verify
 * -Dbenchmark.class=org.hybridsearch.benchmark.overhead.OverheadBenchmark} runs it.
 */
public final class OverheadBenchmark {

  private static final int ITEMS = 1_560;
  private static final int QUERIES = 20_000;
  private static final int SHOPPERS = 2_000;
  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 5;
  private static final int BLOCK = 100;
  private static final List<Double> LATENCIES = List.of(0.0, 20.0);

  private OverheadBenchmark() {}

  /** Prints the simulation of calls that are saved, then the table of times. */
  public static void main(String[] arguments) throws Exception {
    PaidCallsReport.print(PaidLoad.WHOLE, System.out);
    try (StockedEngine engine = StockedEngine.start(ITEMS)) {
      Servers servers = new Servers(engine.address(), engine.shop(), Boolean.getBoolean("benchmark.profile"));
      try (ServerProcess aws = servers.standIn(); ServerProcess service = servers.withStandIn(aws)) {
        OverheadRun run = new OverheadRun(service.at("/graphql"), aws.at("/"), Queries.inTurn(queries(engine)),
            Queries.inTurn(shoppers()));
        run.warmUp(warmUp());
        List<Overhead> all = new ArrayList<>(run.run(LATENCIES, rounds(), BLOCK));
        try (EmbeddingRun embedding = new EmbeddingRun(aws.at("/"), Queries.inTurn(queries(engine)))) {
          embedding.warmUp(warmUp());
          all.addAll(embedding.run(LATENCIES, rounds(), BLOCK));
        }
        print(all);
      }
    }
    StandaloneFaultTolerance.shutdown(); // its timer would keep the process
  }

  private static int warmUp() {
    return Integer.getInteger("benchmark.warm-up", WARM_UP);
  }

  private static int rounds() {
    return Integer.getInteger("benchmark.rounds", ROUNDS);
  }

  private static void print(List<Overhead> overheads) {
    System.out.println();
    System.out.println(Overhead.HEAD);
    overheads.forEach(each -> System.out.println(each.row()));
    overheads.forEach(each -> System.out.println(each.verdict()));
  }

  private static List<String> queries(StockedEngine engine) {
    try (Stream<String> titles = engine.shop().data().titles()) {
      return Queries.distinct(titles.toList(), QUERIES);
    }
  }

  private static List<String> shoppers() {
    try (Stream<FoodMart.Purchase> purchases = FoodMart.purchases()) {
      List<String> ids = new ArrayList<>(purchases.map(FoodMart.Purchase::customerId).distinct().toList());
      Collections.shuffle(ids, new Random(1997));
      return List.copyOf(ids.subList(0, SHOPPERS));
    }
  }
}
