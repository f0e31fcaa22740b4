package org.hybridsearch.embed.langchain4j.bedrock;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;
import org.hybridsearch.embed.EmbeddableText;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.remote.EmbedderMeters;
import org.hybridsearch.embed.remote.EmbedderMeters.Use;
import org.hybridsearch.model.TextVector;

/** One call of the service at a time: fits the texts, checks what comes back, translates what goes wrong. Thread-safe. */
record Calls(EmbeddingModel model, Family family, int dimension, EmbedderMeters meters, Use use) {

  /** As many texts as the family takes in a call, at most; one vector each. */
  List<TextVector> call(List<String> texts) {
    List<TextSegment> segments =
        texts.stream().map(text -> TextSegment.from(EmbeddableText.ofWords(text, family.longestText()))).toList();
    return meters.call(use, () -> {
      try {
        return vectors(model.embedAll(segments).content(), texts.size());
      } catch (RuntimeException failure) {
        throw Faults.translate(failure);
      }
    });
  }

  private List<TextVector> vectors(List<Embedding> answer, int asked) {
    if (answer.size() != asked) {
      throw new EmbeddingException("Amazon Bedrock answered " + answer.size() + " vectors for " + asked + " texts", false, null);
    }
    return answer.stream().map(embedding -> vector(embedding.vector())).toList();
  }

  private TextVector vector(float[] values) {
    if (values.length != dimension) {
      throw new EmbeddingException("Amazon Bedrock answered a vector of " + values.length + " dimensions, not of "
          + dimension, false, null);
    }
    return TextVector.of(values);
  }
}
