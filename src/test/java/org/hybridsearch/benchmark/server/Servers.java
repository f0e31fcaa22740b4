package org.hybridsearch.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts what is measured, for one catalogue in one engine. */
public final class Servers {

  private static final Path PACKAGED = Path.of("target/quarkus-app/quarkus-run.jar");

  /**
   * The JDK's HTTP server sends the head of an answer and then its body; unless told not to, the system holds the body back until the
   * head is acknowledged, some 40 ms later.
   */
  private static final String AT_ONCE = "-Dsun.net.httpserver.nodelay=true";

  private static final int SMALL = 10_000;

  /** As in the image. */
  private static final List<String> MEMORY = List.of("-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=10000");

  private final URI engine;
  private final Shop shop;
  private final boolean profile;
  private final Path folder;

  /**
   * @param profile whether the service records what it does
   */
  public Servers(URI engine, Shop shop, boolean profile) throws IOException {
    this.engine = engine;
    this.shop = shop;
    this.profile = profile;
    this.folder = Files.createDirectories(Path.of("target/benchmark/" + shop.items()));
  }

  /** Of a test: there is nothing to try without a package. In {@code verify}, which makes one, a test without it has failed. */
  public static void requirePackaged() {
    String missing = PACKAGED + " is missing: the service has not been packaged";
    if (Boolean.getBoolean("tests.packaged")) {
      assertThat(PACKAGED).as(missing).exists();
    }
    assumeTrue(Files.exists(PACKAGED), missing);
  }

  /** The packaged service, with further options; ready when this returns. */
  public ServerProcess service(String name, List<String> more) throws IOException, InterruptedException {
    return ServerProcess.start(port -> {
      List<String> options = new ArrayList<>(MEMORY);
      options.addAll(heap());
      options.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port,
          "-Dhybridsearch.opensearch.kind=http", "-Dhybridsearch.opensearch.url=" + engine,
          "-Dhybridsearch.opensearch.index-prefix=" + shop.prefix(), "-Dhybridsearch.demo=false",
          // The default would end searches that wait for a processor at saturation, and with them the comparison.
          "-Dhybridsearch.plan.deadline=2s", "-Dhybridsearch.api.default-consent=PERSONALIZATION",
          // The load comes from one address, and what it costs is read from the metrics.
          "-Dhybridsearch.access.rate.anonymous.per-second=0", "-Dhybridsearch.access.open-metrics=true"));
      if (profile) {
        options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + folder.resolve(name + ".jfr"));
      }
      options.addAll(more);
      options.addAll(List.of("-jar", PACKAGED.toString()));
      return options;
    }, "/q/health/ready", folder.resolve(name + ".log"));
  }

  /** The service with the Amazon Personalize leaf, which asks the stub; the leaf's own limit leaves room for 80 ms. */
  public ServerProcess withRanker(RankerStub ranker) throws IOException, InterruptedException {
    return service("remote", List.of("-Dhybridsearch.personalize.ranker=personalize",
        "-Dhybridsearch.ranker.personalize.campaign-arn=arn:aws:personalize:eu-west-1:123456789012:campaign/benchmark",
        "-Dhybridsearch.ranker.personalize.endpoint-override=" + ranker.uri(),
        "-Dhybridsearch.ranker.personalize.timeout=150ms"));
  }

  /** The stand-in for AWS as a process of its own, which learns the demo's purchases once it answers. */
  public ServerProcess standIn() throws IOException, InterruptedException {
    return ServerProcess.start(port -> List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"),
        "org.hybridsearch.wiring.standin.LocalStandIn", String.valueOf(port)), "/standin/calls",
        folder.resolve("stand-in.log"));
  }

  /** The service with the Amazon Personalize leaf, which asks the stand-in and remembers no answer. */
  public ServerProcess withStandIn(ServerProcess aws) throws IOException, InterruptedException {
    return service("aws", List.of("-Dhybridsearch.personalize.ranker=personalize", "-Dhybridsearch.personalize.cache-ttl=0s",
        "-Dhybridsearch.ranker.personalize.campaign-arn=arn:aws:personalize:eu-west-1:000000000000:campaign/ranking",
        "-Dhybridsearch.ranker.personalize.endpoint-override=" + aws.at("/"),
        "-Dhybridsearch.ranker.personalize.timeout=350ms"));
  }

  /** What the service is compared with. */
  public ServerProcess bare() throws IOException, InterruptedException {
    return ServerProcess.start(port -> List.of("-Xmx256m", AT_ONCE, "-cp", System.getProperty("java.class.path"),
        "org.hybridsearch.benchmark.bare.BareServer", String.valueOf(port), engine.toString(), shop.prefix()),
        "/empty", folder.resolve("bare.log"));
  }

  /**
   * The service's: of a large shop the local ranker keeps up to 50,000 vectors in it, and a million purchases while it learns them.
   * In a small container the JVM takes the serial collector by itself; this machine is larger than that.
   */
  public List<String> heap() {
    return shop.items() < SMALL ? List.of("-Xmx144m", "-XX:+UseSerialGC") : List.of("-Xmx2g");
  }
}
