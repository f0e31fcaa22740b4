/**
 * Measuring a market's vectors: the mean similarity of random pairs and the similarity above which an item matches by meaning.
 * The measure itself is behind {@link org.hybridsearch.catalog.calibrate.Calibrator}. Takes a sample and gives two numbers: never
 * talks to the engine.
 */
@NullMarked
package org.hybridsearch.catalog.calibrate;

import org.jspecify.annotations.NullMarked;
