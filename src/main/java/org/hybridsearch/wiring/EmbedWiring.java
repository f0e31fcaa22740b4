package org.hybridsearch.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.embed.BatchEmbedder;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.FileVectorCache;
import org.hybridsearch.embed.LocalEmbedderFactory;
import org.hybridsearch.embed.QueryEmbedder;
import org.hybridsearch.embed.VectorCache;
import org.hybridsearch.embed.langchain4j.bedrock.BedrockEmbedder;
import org.hybridsearch.retrieve.QueryVectors;

/** Texts to vectors. */
@Dependent
final class EmbedWiring {

  @Produces
  @Singleton
  Embedder embedder(EmbedConfig config, Instance<LocalEmbedderFactory> local, AwsIdentity identity, MeterRegistry meters) {
    return switch (config.provider()) {
      case LOCAL -> local(local).create(threads(config));
      case BEDROCK -> BedrockEmbedder.open(
          config.bedrock(), new BedrockEmbedder.Bounds(config.guard(), config.pace(), meters), identity);
    };
  }

  @Produces
  @Singleton
  @Typed(BatchEmbedder.class)
  BatchEmbedder itemEmbedder(Embedder embedder, EmbedConfig config) {
    VectorCache cache = config.cacheFolder()
        .<VectorCache>map(folder -> FileVectorCache.open(folder, embedder.model(), config.cacheEntries()))
        .orElseGet(VectorCache::none);
    return new BatchEmbedder(embedder, cache, config.batchSize());
  }

  @Produces
  @Singleton
  QueryVectors queryVectors(Embedder embedder, EmbedConfig config, Threads threads) {
    QueryEmbedder queries = new QueryEmbedder(embedder, config.queryCacheSize(), threadsOf(config, threads));
    return (market, query, timeout) -> {
      QueryEmbedder.QueryVector found = queries.embed(market, query, timeout);
      return new QueryVectors.Found(found.vector(), found.cached());
    };
  }

  /** A model in this process computes; one elsewhere is waited for. */
  private static ExecutorService threadsOf(EmbedConfig config, Threads threads) {
    return switch (config.provider()) {
      case LOCAL -> threads.models();
      case BEDROCK -> threads.stages();
    };
  }

  private static int threads(EmbedConfig config) {
    int asked = config.local().threads();
    return asked > 0 ? asked : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  private static LocalEmbedderFactory local(Instance<LocalEmbedderFactory> local) {
    if (!local.isResolvable()) {
      throw new IllegalStateException(
          "hybridsearch.embed.provider=local needs the Java build: this native one has no local model; set provider to bedrock");
    }
    return local.get();
  }
}
