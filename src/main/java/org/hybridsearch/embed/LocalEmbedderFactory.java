package org.hybridsearch.embed;

import org.hybridsearch.embed.EmbedConfig.LocalModel;

/**
 * Makes embedders that run in this process. Present only in builds that can load native libraries into the JVM; whoever needs
 * it looks whether there is one.
 */
public interface LocalEmbedderFactory {

  /**
   * Loads a model, which takes about half a second.
   *
   * @param threads how many texts of one batch are embedded side by side, 1 or more
   * @throws EmbeddingException when the model cannot be loaded
   */
  Embedder create(LocalModel model, int threads);
}
