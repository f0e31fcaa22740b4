package org.hybridsearch.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hybridsearch.benchmark.Bench.Kind;
import org.hybridsearch.benchmark.bare.BareServer;
import org.hybridsearch.benchmark.load.Load;
import org.hybridsearch.benchmark.load.Queries;
import org.hybridsearch.benchmark.result.Goals;
import org.hybridsearch.benchmark.result.Sample;
import org.hybridsearch.benchmark.result.SpeedResult;
import org.hybridsearch.benchmark.result.Writers;
import org.hybridsearch.benchmark.server.RankerStub;
import org.hybridsearch.benchmark.server.ServerProcess;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.Shop;
import org.hybridsearch.benchmark.server.Usage;
import org.hybridsearch.benchmark.writers.WritersRun;
import org.hybridsearch.demo.FoodMart;

/** All measurements on a catalogue of one size, against an engine that has it. */
final class SpeedRun {

  private static final double BUSY_SHARE = 0.6;
  private static final List<String> SATURATED = List.of(SpeedResult.SERVICE, SpeedResult.FLOOR, SpeedResult.HYBRID);
  private static final int DISTINCT = 40_000;
  private static final int HEADS = 10_000;
  /** That many of the distinct ones for what else a storefront asks, so many of them for each. */
  private static final int FRESH = 10_000;
  private static final int SLICE = 2_000;
  private static final int SHOPPERS = 2_000;

  private final Settings settings;
  private final Shop shop;
  private final Servers servers;
  private final Supplier<String> shoppers = Queries.inTurn(shoppers());

  SpeedRun(Settings settings, Shop shop, Servers servers) {
    this.settings = settings;
    this.shop = shop;
    this.servers = servers;
  }

  SpeedResult run() throws IOException, InterruptedException {
    List<String> titles;
    try (Stream<String> all = shop.data().titles()) {
      titles = all.toList();
    }
    List<String> queries = Queries.distinct(titles, DISTINCT);
    Kind distinct = new Kind("distinct", queries.subList(HEADS, DISTINCT - FRESH));
    Kind fresh = new Kind("fresh", queries.subList(DISTINCT - FRESH, DISTINCT));
    Kind zipf = new Kind("zipf", Queries.zipf(queries.subList(0, HEADS), DISTINCT));
    Bench bench = new Bench(settings, Usage.engine());
    try (ServerProcess service = servers.service("service", List.of()); ServerProcess bare = servers.bare()) {
      return measured(bench, service, bare, List.of(distinct, zipf, fresh));
    }
  }

  private SpeedResult measured(Bench bench, ServerProcess service, ServerProcess bare, List<Kind> kinds)
      throws IOException, InterruptedException {
    Kind distinct = kinds.get(0);
    Kind zipf = kinds.get(1);
    Contender ours = Contender.service(SpeedResult.SERVICE, service, shoppers);
    List<Contender> searches = new ArrayList<>(
        List.of(ours, Contender.bare(SpeedResult.FLOOR, bare, "/floor"), Contender.bare(SpeedResult.WORDS, bare, "/words")));
    if (bare.answers(BareServer.HYBRID)) {
      searches.add(2, Contender.bare(SpeedResult.HYBRID, bare, BareServer.HYBRID));
    } else {
      System.out.println("  no hybrid query to compare with: the engine has no neural-search plugin");
    }
    for (Contender contender : searches) {
      contender.show(distinct.queries().getFirst());
    }
    List<Contender> all = new ArrayList<>(searches);
    all.addAll(List.of(Contender.bare(SpeedResult.EMBEDDING, bare, "/embedding"), Contender.bare(SpeedResult.EMPTY, bare, "/empty")));
    bench.warmUp(all, distinct);
    double before = service.allocated();
    Map<Integer, Map<String, Sample>> atATime = new LinkedHashMap<>();
    for (int users : settings.users()) {
      List<Contender> some = users == Goals.CPU_USERS || users == 1 ? all : searches;
      atATime.put(users, bench.measure(some, distinct, new Load.AtATime(users)));
    }
    double allocated = (service.allocated() - before)
        / atATime.values().stream().mapToLong(samples -> samples.get(SpeedResult.SERVICE).measured().count()).sum();
    Map<String, Sample> quiet = bench.measure(all, distinct, new Load.Rate(SpeedResult.QUIET_RATE));
    int busyRate = busyRate(atATime);
    Map<String, Sample> busy = bench.measure(searches, distinct, new Load.Rate(busyRate));
    bench.warmUp(List.of(ours), zipf);
    Map<String, Sample> zipfQuiet = bench.measure(searches, zipf, new Load.Rate(SpeedResult.QUIET_RATE));
    Map<String, Sample> zipfBusy = bench.measure(searches, zipf, new Load.Rate(busyRate));
    SpeedResult.Footprint footprint = new SpeedResult.Footprint(
        service.startTime(), Usage.memory(service.handle()), Usage.Memory.UNKNOWN,
        String.join(" ", servers.heap()), allocated);
    return new SpeedResult(shop.items(), atATime, quiet, busyRate, busy, zipfQuiet, zipfBusy,
        storefront(bench, service, distinct, kinds.get(2)), rankers(bench, distinct),
        writers(bench, ours, distinct), footprint);
  }

  /** A share of what the slowest is able to: all get the same, and none is flooded. */
  private static int busyRate(Map<Integer, Map<String, Sample>> atATime) {
    Map<String, Double> saturated = new HashMap<>();
    atATime.values().forEach(samples -> SATURATED.stream().filter(samples::containsKey)
        .forEach(name -> saturated.merge(name, samples.get(name).measured().perSecond(), Math::max)));
    return Math.max(1, (int) (BUSY_SHARE * Collections.min(saturated.values())));
  }

  /** Each with queries of its own that nothing asked before: what one leaves in caches must not serve another. */
  private Map<String, Sample> storefront(Bench bench, ServerProcess service, Kind warmUp, Kind fresh)
      throws IOException, InterruptedException {
    List<Contender> all = new ArrayList<>(List.of(
        Contender.service(SpeedResult.SERVICE, service, shoppers), Contender.facets(SpeedResult.FACETS, service, shoppers),
        Contender.filtered(SpeedResult.FILTERED, service, shoppers),
        Contender.filteredFacets(SpeedResult.FILTERED_FACETS, service, shoppers), Contender.suggest(SpeedResult.SUGGEST, service)));
    for (Contender contender : all) {
      contender.show(warmUp.queries().getFirst());
    }
    bench.warmUp(all.subList(1, all.size()), warmUp);
    for (int i = 0; i < all.size(); i++) {
      all.set(i, all.get(i).ahead(fresh.queries(), i * SLICE));
    }
    return bench.measure(all, fresh, new Load.Rate(SpeedResult.QUIET_RATE));
  }

  private Map<String, Sample> rankers(Bench bench, Kind distinct) throws IOException, InterruptedException {
    Map<String, Sample> samples = new LinkedHashMap<>();
    try (RankerStub ranker = new RankerStub(); ServerProcess remote = servers.withRanker(ranker)) {
      bench.warmUp(List.of(Contender.service("service, ranker 0 ms", remote, shoppers)), distinct);
      for (int millis : List.of(30, 80)) {
        ranker.delay(Duration.ofMillis(millis));
        Contender contender = Contender.service("service, ranker " + millis + " ms", remote, shoppers);
        contender.show(distinct.queries().getLast());
        samples.putAll(bench.measure(List.of(contender), distinct, new Load.Rate(SpeedResult.QUIET_RATE)));
      }
    }
    return samples;
  }

  private Writers writers(Bench bench, Contender ours, Kind kind) throws IOException, InterruptedException {
    return settings.patches() == 0 ? Writers.NONE : WritersRun.run(shop, settings.patches(),
        what -> bench.measure(what, ours, kind, new Load.Rate(SpeedResult.QUIET_RATE), settings.writing()));
  }

  private static List<String> shoppers() {
    try (Stream<FoodMart.Purchase> purchases = FoodMart.purchases()) {
      List<String> ids = new ArrayList<>(purchases.map(FoodMart.Purchase::customerId).distinct().toList());
      Collections.shuffle(ids, new Random(1997));
      return List.copyOf(ids.subList(0, SHOPPERS));
    }
  }
}
