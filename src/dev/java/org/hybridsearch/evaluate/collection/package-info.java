/**
 * What an evaluation is fed: a catalogue, queries, and what judges said of items. Reads files, and says what is wrong with them
 * by line. Knows nothing of searches.
 */
@NullMarked
package org.hybridsearch.evaluate.collection;

import org.jspecify.annotations.NullMarked;
