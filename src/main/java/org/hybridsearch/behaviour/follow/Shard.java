package org.hybridsearch.behaviour.follow;

/**
 * One shard of one index.
 *
 * @param uuid of the index: another one of the same name is another one
 */
public record Shard(String index, String uuid, int number) {}
