/**
 * The stage that turns signals into scores: one script-score request for a set of candidates, and the same sum in Java, for
 * explanations and tuning. Knows nothing of legs, rankers or pages: it gets ids, bounds and weights.
 */
@NullMarked
package org.hybridsearch.blend;

import org.jspecify.annotations.NullMarked;
