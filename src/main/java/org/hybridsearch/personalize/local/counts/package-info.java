/**
 * The counts of the behavioural model: how often items were touched, and by the same shoppers. The counts
 * are a pure function of the shoppers' histories, so that learning bit by bit equals learning at once, and forgetting is
 * exact. One thread writes while any number read without a lock. Knows no settings, no ranker and no search.
 */
@NullMarked
package org.hybridsearch.personalize.local.counts;

import org.jspecify.annotations.NullMarked;
