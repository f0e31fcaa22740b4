package org.hybridsearch.behaviour.forget;

/**
 * How much of a shopper was deleted.
 *
 * @param events they sent
 * @param interactions that were uploaded
 * @param searches that were logged, a page each
 */
record Deleted(long events, long interactions, long searches) {}
