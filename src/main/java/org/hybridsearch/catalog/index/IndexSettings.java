package org.hybridsearch.catalog.index;

/**
 * What operators choose about indexes.
 *
 * @param knnEngine {@code lucene}, or {@code faiss} where the engine has its native libraries
 * @param shards of an index, from 1
 * @param replicas of each shard, from 0
 */
public record IndexSettings(String knnEngine, int shards, int replicas) {}
