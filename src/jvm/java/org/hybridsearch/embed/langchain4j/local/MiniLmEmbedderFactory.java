package org.hybridsearch.embed.langchain4j.local;

import ai.onnxruntime.OrtException;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.LocalEmbedderFactory;

/** Loads all-MiniLM-L6-v2 out of its jar. */
@Singleton
public final class MiniLmEmbedderFactory implements LocalEmbedderFactory {

  @Override
  public Embedder create(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("The local embedder needs 1 thread or more, but is given " + threads);
    }
    try {
      OnnxBertBiEncoder encoder = MiniLmModel.load();
      return new MiniLmEmbedder(encoder, threads);
    } catch (OrtException | IOException | UnsatisfiedLinkError e) {
      throw new EmbeddingException("The local embedding model cannot be loaded", false, e);
    }
  }
}
