package org.hybridsearch.evaluate.collection;

/**
 * What a judge said.
 *
 * @param query the id of a query, or its text
 * @param item the id of an item
 * @param grade from 0
 */
record Judgment(String query, String item, int grade) {}
