package org.hybridsearch.embed;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.TextVector;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of queries: remembered, and embedded once however many ask at the same time. Letter case and white space make no
 * difference. Safe for use by many threads.
 */
public final class QueryEmbedder {

  /** Longer than any query that the service accepts. */
  private static final int LONGEST = 2_000;

  private final Embedder embedder;
  private final AsyncCache<Key, TextVector> vectors;

  /**
   * An embedder with an empty cache.
   *
   * @param cacheSize the most vectors kept, 0 or more; calls under way are shared even at 0
   * @param threads runs the model: a call outlives the caller that gave it up
   */
  public QueryEmbedder(Embedder embedder, int cacheSize, Executor threads) {
    this.embedder = embedder.forQueries();
    this.vectors = Caffeine.newBuilder().maximumSize(cacheSize).executor(threads).buildAsync();
  }

  /** A vector, and whether it was there before anybody asked this time. */
  public record QueryVector(TextVector vector, boolean cached) {}

  /**
   * The vector of a query.
   *
   * @param timeout how long this caller waits; others who wait for the same query are not disturbed, and a later answer is kept
   * @throws EmbeddingException when the model fails; failures are not remembered
   * @throws TimeoutException when the time is over, or was none to begin with
   */
  public QueryVector embed(Market market, String query, Duration timeout) throws TimeoutException {
    Key key = new Key(market, embedder.model(), normalized(query));
    CompletableFuture<TextVector> known = vectors.getIfPresent(key);
    if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
      return new QueryVector(known.join(), true);
    }
    if (!timeout.isPositive()) {
      throw new TimeoutException("No time left to embed");
    }
    if (known != null && known.isCompletedExceptionally()) {
      vectors.asMap().remove(key, known); // the cache drops failures by itself, but perhaps after its callers have heard of them
    }
    return new QueryVector(await(coming(key), timeout), false);
  }

  /** How the model is treated, as {@link Embedder#condition} has it. */
  public String condition() {
    return embedder.condition();
  }

  private CompletableFuture<TextVector> coming(Key key) {
    try {
      return vectors.get(key, this::fresh);
    } catch (RejectedExecutionException e) {
      throw new EmbeddingException("The model has too much to do", true, e);
    }
  }

  private TextVector fresh(Key key) {
    return embedder.embed(List.of(key.text())).getFirst();
  }

  private static String normalized(String query) {
    return EmbeddableText.of(query, LONGEST).toLowerCase(Locale.ROOT);
  }

  private static TextVector await(CompletableFuture<TextVector> coming, Duration timeout) throws TimeoutException {
    try {
      return coming.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddingException("Interrupted while waiting for the model", false, e);
    }
  }

  /** The failure is shared by many threads, so each gets an exception of its own. */
  private static EmbeddingException failure(@Nullable Throwable cause) {
    return cause instanceof EmbeddingException known
        ? new EmbeddingException(String.valueOf(known.getMessage()), known.kind(), known)
        : new EmbeddingException("The model failed", false, cause);
  }

  private record Key(Market market, EmbeddingModel model, String text) {}
}
