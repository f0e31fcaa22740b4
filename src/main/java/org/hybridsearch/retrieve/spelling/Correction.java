package org.hybridsearch.retrieve.spelling;

/**
 * What may stand in place of a piece of a query.
 *
 * @param offset where the piece begins in the query, in UTF-16 units
 * @param end where it ends
 */
record Correction(int offset, int end, String replacement) {}
