package org.hybridsearch.evaluate.collection;

/**
 * What somebody searched for.
 *
 * @param id what judgments call it; not blank
 * @param text not blank
 */
public record Query(String id, String text) {}
