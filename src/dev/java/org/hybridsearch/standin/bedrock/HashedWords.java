package org.hybridsearch.standin.bedrock;

import java.util.List;
import java.util.Locale;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;

/** A model without a model, for where no real one is at hand: texts that share words are similar. */
public final class HashedWords implements Embedder {

  private static final int DIMENSION = 384;
  private static final float BASE = 0.1f;

  @Override
  public EmbeddingModel model() {
    return new EmbeddingModel("hashed-words", DIMENSION);
  }

  @Override
  public List<TextVector> embed(List<String> texts) {
    return texts.stream().map(HashedWords::vector).toList();
  }

  private static TextVector vector(String text) {
    float[] values = new float[DIMENSION];
    values[0] = BASE;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      values[Math.floorMod(word.hashCode(), DIMENSION)] += 1;
    }
    return TextVector.of(values);
  }
}
