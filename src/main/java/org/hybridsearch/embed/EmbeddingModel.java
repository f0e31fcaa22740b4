package org.hybridsearch.embed;

/**
 * The identity of a model.
 *
 * @param name for example {@code all-minilm-l6-v2-q} or {@code amazon.titan-embed-text-v2:0}
 * @param dimension of its vectors, 1 to 4096
 */
public record EmbeddingModel(String name, int dimension) {}
