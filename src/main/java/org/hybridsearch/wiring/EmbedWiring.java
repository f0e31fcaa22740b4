package org.hybridsearch.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
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
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.PerMarket;

/** Texts to vectors. */
@Dependent
final class EmbedWiring {

  /** A model, for texts of items and for queries. */
  record Models(BatchEmbedder items, QueryEmbedder queries) {}

  /** Markets of one model share it, with its file of vectors; queries are remembered by market all the same. */
  @Produces
  @Singleton
  PerMarket<Models> models(Markets markets, EmbedParts parts, Instance<LocalEmbedderFactory> local, Threads threads) {
    Map<MarketSettings.Model, Models> shared = new HashMap<>();
    return markets.each(each -> shared.computeIfAbsent(each.model(), model -> models(model, parts, local, threads)));
  }

  @Produces
  @Singleton
  QueryVectors queryVectors(PerMarket<Models> models) {
    return (market, query, timeout) -> {
      QueryEmbedder.QueryVector found = models.of(market).queries().embed(market, query, timeout);
      return new QueryVectors.Found(found.vector(), found.cached());
    };
  }

  @Produces
  @Singleton
  PerMarket<QueryEmbedder> queries(PerMarket<Models> models) {
    return models.map(market -> models.of(market).queries());
  }

  private static Models models(
      MarketSettings.Model model, EmbedParts parts, Instance<LocalEmbedderFactory> local, Threads threads) {
    EmbedConfig config = parts.config();
    return switch (model) {
      case MarketSettings.Local own -> // computes in this process
          models(local(local).create(own.model(), threads(config)), config, threads.models());
      case MarketSettings.Bedrock remote -> // is waited for
          models(bedrock(remote, parts), config, threads.stages());
    };
  }

  private static Embedder bedrock(MarketSettings.Bedrock own, EmbedParts parts) {
    EmbedConfig config = parts.config();
    return BedrockEmbedder.open(new BedrockOfMarket(config.bedrock(), own),
        new BedrockEmbedder.Bounds(config.guard(), config.pace(), parts.meters()), parts.identity());
  }

  private static Models models(Embedder embedder, EmbedConfig config, Executor queries) {
    VectorCache cache = config.cacheFolder()
        .<VectorCache>map(folder -> FileVectorCache.open(folder, embedder.model(), config.cacheEntries()))
        .orElseGet(VectorCache::none);
    return new Models(new BatchEmbedder(embedder, cache, config.batchSize()),
        new QueryEmbedder(embedder, config.queryCacheSize(), queries));
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

  @Produces
  @Singleton
  EmbedParts parts(EmbedConfig config, AwsIdentity identity, MeterRegistry meters) {
    return new EmbedParts(config, identity, meters);
  }

  /** What all models take. */
  record EmbedParts(EmbedConfig config, AwsIdentity identity, MeterRegistry meters) {}
}
