package org.hybridsearch.catalog;

import org.hybridsearch.embed.EmbeddingModel;

/**
 * The stored vectors are of another model than the one configured: they cannot be compared. The start-up ends with the message.
 */
public final class ModelMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelMismatch(String index, EmbeddingModel stored, EmbeddingModel configured) {
    super("The index " + index + " holds vectors of " + describe(stored) + ", the configured embedder gives "
        + describe(configured) + ": configure the index's embedder, or set hybridsearch.catalog.model-change=reindex "
        + "to embed every item again");
  }

  private static String describe(EmbeddingModel model) {
    return model.name() + " (" + model.dimension() + " dimensions)";
  }
}
