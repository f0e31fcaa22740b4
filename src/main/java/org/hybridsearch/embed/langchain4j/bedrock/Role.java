package org.hybridsearch.embed.langchain4j.bedrock;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.model.TextVector;

/** The model in one of its roles. */
record Role(EmbeddingModel model, Function<List<String>, List<TextVector>> way, Supplier<String> treated) implements Embedder {

  @Override
  public List<TextVector> embed(List<String> texts) {
    return way.apply(texts);
  }

  @Override
  public String condition() {
    return treated.get();
  }
}
