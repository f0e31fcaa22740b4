package org.hybridsearch.embed.langchain4j.local;

import ai.onnxruntime.OrtException;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.hybridsearch.embed.EmbedConfig.LocalModel;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.LocalEmbedderFactory;

/** Loads models out of their jars. */
@Singleton
public final class OnnxEmbedderFactory implements LocalEmbedderFactory {

  /** The English model. */
  public Embedder create(int threads) {
    return create(LocalModel.ALL_MINILM_L6_V2, threads);
  }

  @Override
  public Embedder create(LocalModel model, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("The local embedder needs 1 thread or more, but is given " + threads);
    }
    OnnxModel files = switch (model) {
      case ALL_MINILM_L6_V2 -> OnnxModel.MINI_LM;
      case BGE_SMALL_ZH -> OnnxModel.BGE_ZH;
    };
    try {
      return new OnnxEmbedder(files.identity(), files.load(), threads);
    } catch (OrtException | IOException | UnsatisfiedLinkError e) {
      throw new EmbeddingException("The local embedding model cannot be loaded", false, e);
    }
  }
}
