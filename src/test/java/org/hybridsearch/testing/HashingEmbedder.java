package org.hybridsearch.testing;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;

/** A deterministic model: texts that share words are similar. Counts what it embeds, and fails when told to. */
public final class HashingEmbedder implements Embedder {

  private final EmbeddingModel model;
  private final AtomicInteger embedded = new AtomicInteger();
  private volatile boolean failing;

  public HashingEmbedder(int dimension) {
    this.model = new EmbeddingModel("hashed-words", dimension);
  }

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    if (failing) {
      throw new EmbeddingException("The model was told to fail", false, new IllegalStateException("told to"));
    }
    embedded.addAndGet(texts.size());
    return texts.stream().map(this::vector).toList();
  }

  /** How many texts were embedded so far. */
  public int embedded() {
    return embedded.get();
  }

  public void failing(boolean fails) {
    this.failing = fails;
  }

  private TextVector vector(String text) {
    float[] values = new float[model.dimension()];
    values[0] = 0.1f;
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
      values[Math.floorMod(word.hashCode(), values.length)] += 1;
    }
    return TextVector.of(values);
  }
}
