package org.hybridsearch.embed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.model.TextVector;

/**
 * Embeds many texts: each distinct one once, in batches, and none that the cache knows. An {@link Embedder} itself, without the
 * limit on the length of the list. Safe for use by many threads.
 */
public final class BatchEmbedder implements Embedder {

  private static final String QUERY = "query\u0000";

  private final Embedder embedder;
  private final VectorCache cache;
  private final int batchSize;

  /** Batches hold {@code batchSize} texts, 1 to 256. */
  public BatchEmbedder(Embedder embedder, VectorCache cache, int batchSize) {
    if (batchSize < 1 || batchSize > 256) {
      throw new IllegalArgumentException("hybridsearch.embed.batch-size must be 1 to 256, but is " + batchSize);
    }
    this.embedder = embedder;
    this.cache = cache;
    this.batchSize = batchSize;
  }

  /** Batches for queries; of a model that tells them from things, they are never taken for each other. */
  @Override
  public Embedder forQueries() {
    Embedder queries = embedder.forQueries();
    return queries == embedder ? this : new BatchEmbedder(queries, apart(cache), batchSize);
  }

  @Override
  public EmbeddingModel model() {
    return embedder.model();
  }

  /**
   * Embeds any number of texts. What was embedded before a failure stays in the cache, so trying again goes on where it ended.
   *
   * @return one vector a text, in the same order
   */
  @Override
  public List<TextVector> embed(List<String> texts) {
    Map<String, TextVector> known = new HashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    for (String text : texts) {
      if (!known.containsKey(text) && !missing.contains(text)) {
        cache.find(text).ifPresentOrElse(vector -> known.put(text, vector), () -> missing.add(text));
      }
    }
    embedMissing(List.copyOf(missing), known);
    return texts.stream().map(text -> Objects.requireNonNull(known.get(text))).toList();
  }

  /** The same cache under keys that no text of a thing has. */
  private static VectorCache apart(VectorCache cache) {
    return new VectorCache() {
      @Override
      public Optional<TextVector> find(String text) {
        return cache.find(QUERY + text);
      }

      @Override
      public void keep(String text, TextVector vector) {
        cache.keep(QUERY + text, vector);
      }
    };
  }

  private void embedMissing(List<String> texts, Map<String, TextVector> known) {
    for (int from = 0; from < texts.size(); from += batchSize) {
      List<String> batch = new ArrayList<>(texts.subList(from, Math.min(from + batchSize, texts.size())));
      List<TextVector> vectors = embedder.embed(batch);
      for (int i = 0; i < batch.size(); i++) {
        known.put(batch.get(i), vectors.get(i));
        cache.keep(batch.get(i), vectors.get(i));
      }
    }
  }
}
