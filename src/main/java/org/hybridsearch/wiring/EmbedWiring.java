package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
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
  PerMarket<Models> models(Markets markets, EmbedConfig config, Instance<LocalEmbedderFactory> local, Threads threads) {
    Map<MarketSettings.Model, Models> shared = new HashMap<>();
    return markets.each(each -> shared.computeIfAbsent(each.model(), model -> models(model, config, local, threads)));
  }

  @Produces
  @Singleton
  QueryVectors queryVectors(PerMarket<Models> models) {
    return (market, query, timeout) -> {
      QueryEmbedder.QueryVector found = models.of(market).queries().embed(market, query, timeout);
      return new QueryVectors.Found(found.vector(), found.cached());
    };
  }

  private static Models models(
      MarketSettings.Model model, EmbedConfig config, Instance<LocalEmbedderFactory> local, Threads threads) {
    return switch (model) {
      case MarketSettings.Local own -> // computes in this process
          models(local(local).create(own.model(), threads(config)), config, threads.models());
      case MarketSettings.Bedrock titan -> // is waited for
          models(BedrockEmbedder.open(new BedrockOfMarket(config.bedrock(), titan)), config, threads.stages());
    };
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
}
