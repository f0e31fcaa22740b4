package org.hybridsearch.embed.langchain4j.local;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.hybridsearch.embed.EmbeddableText;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;

/**
 * A model in this process. Every text is a run of its own, so a text has the same vector alone and in a batch. A single text is
 * embedded on the thread that asks, several on a few threads kept for it.
 */
final class OnnxEmbedder implements Embedder {

  /** About 500 word pieces, what the network reads in one run: a longer text would cost several. */
  private static final int LONGEST = 2_000;

  private final EmbeddingModel model;
  private final InProcess network;

  OnnxEmbedder(EmbeddingModel model, OnnxBertBiEncoder encoder, int threads) {
    this.model = model;
    this.network = new InProcess(encoder,
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("embed-", 0).factory()));
  }

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    List<TextSegment> segments = texts.stream().map(text -> TextSegment.from(EmbeddableText.of(text, LONGEST))).toList();
    try {
      return network.embedAll(segments).content().stream().map(Embedding::vector).map(TextVector::of).toList();
    } catch (RuntimeException e) {
      throw new EmbeddingException("The local embedding model failed", false, e);
    }
  }

  /** langchain4j's way of running a model, with an encoder of our own. */
  private static final class InProcess extends AbstractInProcessEmbeddingModel {

    private final OnnxBertBiEncoder encoder;

    InProcess(OnnxBertBiEncoder encoder, Executor threads) {
      super(threads);
      this.encoder = encoder;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }
  }
}
