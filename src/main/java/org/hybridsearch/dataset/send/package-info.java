/**
 * Sends records into datasets of a ranker that learns elsewhere, in rounds, one replica at a time. Knows no vendor, and not where
 * records come from: {@link org.hybridsearch.dataset.send.DatasetSink} is the way out.
 */
@NullMarked
package org.hybridsearch.dataset.send;

import org.jspecify.annotations.NullMarked;
