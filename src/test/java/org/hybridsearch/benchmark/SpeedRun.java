package org.hybridsearch.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hybridsearch.benchmark.Bench.Kind;
import org.hybridsearch.benchmark.load.Load;
import org.hybridsearch.benchmark.load.Queries;
import org.hybridsearch.demo.FoodMart;

/** All measurements on a catalogue of one size, against an engine that has it. */
final class SpeedRun {

  static final String SERVICE = "service";
  static final String FLOOR = "floor";
  static final String HYBRID = "hybrid query";
  static final String WORDS = "BM25 alone";
  static final String EMBEDDING = "embedding alone";
  static final String EMPTY = "empty route";
  static final String RANKER_30 = "service, ranker 30 ms";
  static final String RANKER_80 = "service, ranker 80 ms";
  /** Low enough that requests hardly meet. */
  static final int QUIET_RATE = 20;
  private static final int DISTINCT = 40_000;
  private static final int HEADS = 10_000;
  private static final int SHOPPERS = 2_000;

  private final Settings settings;
  private final int items;
  private final Shop shop;
  private final URI engine;
  private final Path folder;

  SpeedRun(Settings settings, int items, Shop shop, URI engine, Path folder) {
    this.settings = settings;
    this.items = items;
    this.shop = shop;
    this.engine = engine;
    this.folder = folder;
  }

  /**
   * What was found.
   *
   * @param atATime by users
   * @param busyRate requests a second
   * @param allocated bytes a search
   */
  record Result(int items, Map<Integer, Map<String, Sample>> atATime, Map<String, Sample> quiet, int busyRate, Map<String, Sample> busy,
      Map<String, Sample> zipf, Map<String, Sample> zipfBusy, Map<String, Sample> rankers, Usage.Memory memory, double allocated,
      Duration startTime, String heap) {}

  Result run() throws IOException, InterruptedException {
    try (RankerStub ranker = new RankerStub();
        ServerProcess service = service("service", List.of());
        ServerProcess remote = service("remote", List.of("-Dhybridsearch.personalize.ranker=personalize",
            "-Dhybridsearch.ranker.personalize.campaign-arn=arn:aws:personalize:eu-west-1:123456789012:campaign/benchmark",
            "-Dhybridsearch.ranker.personalize.endpoint-override=" + ranker.uri(), "-Dhybridsearch.ranker.personalize.timeout=150ms"));
        ServerProcess bare = bare()) {
      return measured(service, remote, bare, ranker);
    }
  }

  private Result measured(ServerProcess service, ServerProcess remote, ServerProcess bare, RankerStub ranker)
      throws IOException, InterruptedException {
    List<String> titles;
    try (Stream<String> all = shop.data().titles()) {
      titles = all.toList();
    }
    List<String> queries = Queries.distinct(titles, DISTINCT);
    Kind distinct = new Kind("distinct", queries.subList(HEADS, DISTINCT));
    Kind zipf = new Kind("zipf", Queries.zipf(queries.subList(0, HEADS), DISTINCT));
    Supplier<String> shoppers = Queries.inTurn(shoppers());
    Contender ours = Contender.service(SERVICE, service, shoppers);
    List<Contender> main = List.of(ours, Contender.bare(FLOOR, bare, "/floor"), Contender.bare(HYBRID, bare, "/hybrid"),
        Contender.bare(WORDS, bare, "/words"));
    List<Contender> parts = List.of(Contender.bare(EMBEDDING, bare, "/embedding"), Contender.bare(EMPTY, bare, "/empty"));
    for (Contender contender : main) {
      show(contender, queries.getFirst());
    }
    Bench bench = new Bench(settings, Usage.engine());
    List<Contender> all = Stream.concat(main.stream(), parts.stream()).toList();
    bench.warmUp(all, distinct);
    Map<Integer, Map<String, Sample>> atATime = new LinkedHashMap<>();
    double before = allocated(service);
    for (int users : settings.users()) {
      atATime.put(users, bench.measure(users == 8 || users == 1 ? all : main, distinct, new Load.AtATime(users)));
    }
    long searches = atATime.values().stream().mapToLong(samples -> samples.get(SERVICE).measured().count()).sum();
    double allocated = (allocated(service) - before) / searches;
    Map<String, Sample> quiet = bench.measure(all, distinct, new Load.Rate(QUIET_RATE));
    int busyRate = (int) (0.6 * atATime.values().stream().mapToDouble(samples -> samples.get(HYBRID).measured().perSecond()).max().orElse(50));
    Map<String, Sample> busy = bench.measure(main, distinct, new Load.Rate(busyRate));
    bench.warmUp(List.of(ours), zipf);
    Map<String, Sample> zipfQuiet = bench.measure(main, zipf, new Load.Rate(QUIET_RATE));
    Map<String, Sample> zipfBusy = bench.measure(main, zipf, new Load.Rate(busyRate));
    Usage.Memory memory = Usage.memory(service.handle());
    Map<String, Sample> rankers = rankers(bench, remote, ranker, distinct, shoppers);
    return new Result(items, atATime, quiet, busyRate, busy, zipfQuiet, zipfBusy, rankers, memory, allocated, service.startTime(), heap());
  }

  private Map<String, Sample> rankers(Bench bench, ServerProcess remote, RankerStub ranker, Kind distinct, Supplier<String> shoppers) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    bench.warmUp(List.of(Contender.service("service, other ranker", remote, shoppers)), distinct);
    for (Map.Entry<String, Integer> each : Map.of(RANKER_30, 30, RANKER_80, 80).entrySet()) {
      ranker.delay(Duration.ofMillis(each.getValue()));
      samples.putAll(bench.measure(List.of(Contender.service(each.getKey(), remote, shoppers)), distinct, new Load.Rate(QUIET_RATE)));
    }
    return samples;
  }

  private ServerProcess service(String name, List<String> more) throws IOException, InterruptedException {
    return ServerProcess.start(port -> {
      List<String> options = new ArrayList<>(List.of(heap(), "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port,
          "-Dhybridsearch.opensearch.kind=http", "-Dhybridsearch.opensearch.url=" + engine,
          "-Dhybridsearch.opensearch.index-prefix=" + shop.prefix(), "-Dhybridsearch.demo=false",
          // The default would end searches that wait for a processor at saturation, and with them the comparison.
          "-Dhybridsearch.plan.deadline=2s", "-Dhybridsearch.api.default-consent=PERSONALIZATION"));
      if (settings.profile()) {
        options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + folder.resolve(name + ".jfr"));
      }
      options.addAll(more);
      options.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
      return options;
    }, "/q/health/ready", folder.resolve(name + ".log"));
  }

  /** Starts the service once and ends it, which brings the index into the state that it has in use. */
  void startOnce() throws IOException, InterruptedException {
    service("first", List.of()).close();
  }

  private ServerProcess bare() throws IOException, InterruptedException {
    return ServerProcess.start(port -> List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"),
        "org.hybridsearch.benchmark.bare.BareServer", String.valueOf(port), engine.toString(), shop.prefix()), "/empty",
        folder.resolve("bare.log"));
  }

  private String heap() {
    return items < 10_000 ? "-Xmx256m" : items < 100_000 ? "-Xmx512m" : "-Xmx1g";
  }

  private List<String> shoppers() {
    try (Stream<FoodMart.Purchase> purchases = FoodMart.purchases()) {
      List<String> ids = new ArrayList<>(purchases.map(FoodMart.Purchase::customerId).distinct().toList());
      java.util.Collections.shuffle(ids, new Random(1997));
      return ids.subList(0, SHOPPERS);
    }
  }

  /** One answer of each, so that it can be seen that all of them find something. */
  private static void show(Contender contender, String query) throws IOException, InterruptedException {
    String answer = post(contender.target(), contender.body().apply(query));
    if (answer.contains("\"errors\"") || answer.length() < 100) {
      throw new IOException(contender.name() + " answered: " + answer);
    }
    System.out.printf("  %-28s answers with %,d bytes%s%n", contender.name(), answer.length(),
        contender.name().equals(SERVICE) ? ", personalized: " + answer.contains("\"applied\":true") : "");
  }

  private static String post(URI target, String body) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(target).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  /** Bytes that the service has allocated since its start, as of its last garbage collection. */
  private static double allocated(ServerProcess service) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(service.at("/q/metrics")).build(), HttpResponse.BodyHandlers.ofLines()).body()
          .filter(line -> line.startsWith("jvm_gc_memory_allocated_bytes_total"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
  }

  static Path folder(int items) throws IOException {
    return Files.createDirectories(Path.of("target/benchmark/" + items));
  }
}
