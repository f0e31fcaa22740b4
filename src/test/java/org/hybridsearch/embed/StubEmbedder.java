package org.hybridsearch.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.model.TextVector;

/** Vectors drawn from the hash of the text; counts its calls, and waits or fails when told to. */
final class StubEmbedder implements Embedder {

  final AtomicInteger calls = new AtomicInteger();
  final List<List<String>> batches = new ArrayList<>();
  volatile CountDownLatch gate = new CountDownLatch(0);
  volatile boolean failing;

  @Override
  public EmbeddingModel model() {
    return new EmbeddingModel("stub/of:a model", 8);
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    calls.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failing) {
      throw new EmbeddingException("told to fail", true, null);
    }
    synchronized (batches) {
      batches.add(List.copyOf(texts));
    }
    return texts.stream().map(StubEmbedder::vector).toList();
  }

  static TextVector vector(String text) {
    Random random = new Random(text.hashCode());
    float[] values = new float[8];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return TextVector.of(values);
  }
}
