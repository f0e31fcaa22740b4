package org.hybridsearch.benchmark.overhead;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hybridsearch.aws.AwsConfig;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.benchmark.overhead.Overhead.Sample;
import org.hybridsearch.benchmark.overhead.StandInCalls.Call;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.langchain4j.bedrock.BedrockEmbedder;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.standin.StandInOptions;

/**
 * Embeds queries one after the other by the stand-in's model, in this process, where nothing is remembered: guard, library, SDK and
 * wire, as a search has them that asks for words nobody asked for before.
 */
final class EmbeddingRun implements AutoCloseable {

  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";
  private static final String INVOKE = "/model/amazon.titan-embed-text-v2%3A0/invoke";

  private final AwsIdentity identity;
  private final BedrockEmbedder embedder;
  private final StandInCalls aws;
  private final BareClient bare;
  private final Supplier<String> queries;

  EmbeddingRun(URI aws, Supplier<String> queries) {
    System.setProperty(KEY, "benchmark");
    System.setProperty(SECRET, "benchmark");
    EmbedConfig config = Settings.of(EmbedConfig.class, "hybridsearch.embed.bedrock.region", StandInOptions.REGION,
        "hybridsearch.embed.bedrock.endpoint", aws.toString());
    this.identity = AwsIdentity.of(Settings.of(AwsConfig.class), Clock.systemUTC());
    this.embedder = BedrockEmbedder.open(config.bedrock(),
        new BedrockEmbedder.Bounds(config.guard(), config.pace(), new SimpleMeterRegistry()), identity);
    this.aws = new StandInCalls(aws, "InvokeModel");
    this.bare = new BareClient(aws.resolve(INVOKE), "bedrock");
    this.queries = queries;
  }

  /** Embeddings that are measured, and forgotten. */
  void warmUp(int searches) throws IOException, InterruptedException {
    measure(of(0), searches);
  }

  /** @param block how many at one latency before the next has its turn */
  List<Overhead> run(List<Double> latencies, int rounds, int block) throws IOException, InterruptedException {
    List<Overhead> overheads = new ArrayList<>(latencies.stream().map(EmbeddingRun::of).toList());
    for (int round = 0; round < rounds; round++) {
      for (Overhead each : overheads) {
        measure(each, block);
      }
    }
    return overheads;
  }

  private static Overhead of(double latency) {
    return new Overhead("embedding", latency);
  }

  private void measure(Overhead into, int searches) throws IOException, InterruptedException {
    aws.take(into.latency());
    for (int i = 0; i < searches; i++) {
      List<String> query = List.of(queries.get());
      long start = System.nanoTime();
      embedder.forQueries().embed(query);
      double took = (System.nanoTime() - start) / 1e6;
      Optional<Call> call = aws.last();
      String body = call.orElseThrow(() -> new IOException("The stand-in was not asked")).body();
      double bareTook = bare.send(body);
      into.add(new Sample(took, call.get().millis(), bareTook, aws.last().orElseThrow().millis(), query.size()));
    }
  }

  @Override
  public void close() {
    embedder.close();
    identity.close();
    System.clearProperty(KEY);
    System.clearProperty(SECRET);
  }
}
