package org.hybridsearch.wiring.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.hybridsearch.demo.multiplied.VariantVectors;
import org.hybridsearch.embed.BatchEmbedder;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.FileVectorCache;
import org.hybridsearch.embed.QueryEmbedder;
import org.hybridsearch.embed.VectorCache;
import org.hybridsearch.embed.langchain4j.local.OnnxEmbedderFactory;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.retrieve.QueryVectors;

/** The local model, for items and queries; vectors of items are kept in files, so that another run embeds nothing again. */
final class EvaluationModel implements AutoCloseable {

  private static final int MOST_VECTORS = 2_000_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Embedder model;
  private final int batchSize;
  private final FileVectorCache cache;
  private final BatchEmbedder items;
  private final QueryEmbedder queries;
  private final ExecutorService threads;

  EvaluationModel(EmbedConfig config, Path vectors) {
    int processors = Runtime.getRuntime().availableProcessors();
    this.model = new OnnxEmbedderFactory().create(processors);
    this.cache = FileVectorCache.open(vectors, model.model(), MOST_VECTORS);
    this.batchSize = config.batchSize();
    this.items = new BatchEmbedder(model, cache, config.batchSize());
    this.threads = Executors.newFixedThreadPool(processors, Thread.ofPlatform().name("model-", 0).daemon().factory());
    this.queries = new QueryEmbedder(model, config.queryCacheSize(), threads);
  }

  /** Of item texts. */
  BatchEmbedder items() {
    return items;
  }

  /** Of texts of multiplied FoodMart, most of them without running the model. */
  BatchEmbedder variants() {
    return new BatchEmbedder(new VariantVectors(model), VectorCache.none(), batchSize);
  }

  /** Of queries, as the line asks for them. */
  QueryVectors queries() {
    return (market, query, timeout) -> {
      QueryEmbedder.QueryVector found = queries.embed(market, query, timeout);
      return new QueryVectors.Found(found.vector(), found.cached());
    };
  }

  /** The same vector that the line works with. */
  TextVector query(String text) {
    try {
      return queries.embed(Market.DEFAULT, text, LONGEST).vector();
    } catch (TimeoutException e) {
      throw new IllegalStateException("The model took longer than " + LONGEST + " for one query", e);
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    cache.close();
  }
}
