package org.hybridsearch.embed;

import java.util.List;
import org.hybridsearch.model.TextVector;

/**
 * Turns texts into unit vectors: those of things, unless it is the one {@linkplain #forQueries for queries}. Implementations are
 * safe for use by many threads.
 */
public interface Embedder {

  /** Which model this is: part of the identity of every index and of every cached vector. */
  EmbeddingModel model();

  /**
   * Embeds a batch.
   *
   * @param texts 1 to 256 of any content; longer ones than the model reads are cut, empty ones get some vector too
   * @return one vector a text, in the same order, of {@link EmbeddingModel#dimension()}
   * @throws EmbeddingException when the model does not answer or refuses
   */
  List<TextVector> embed(List<String> texts);

  /**
   * The same model for texts that are queries: some embed them differently, and a query has less time than a catalogue. Its
   * vectors are compared with those of things; of most models they are the same.
   */
  default Embedder forQueries() {
    return this;
  }

  /** How it is treated at the moment, in words for operators; empty of one that is just called. */
  default String condition() {
    return "";
  }
}
