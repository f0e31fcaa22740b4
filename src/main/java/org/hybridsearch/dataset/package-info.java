/**
 * Keeps the datasets of a ranker that learns elsewhere as the catalogue and the shoppers are: what changed is sent, at least once, by
 * one replica at a time, and what did not change is not. Knows no vendor: {@link org.hybridsearch.dataset.send.DatasetSink} is the way
 * out; what a record is made of, {@link org.hybridsearch.export} says.
 */
@NullMarked
package org.hybridsearch.dataset;

import org.jspecify.annotations.NullMarked;
