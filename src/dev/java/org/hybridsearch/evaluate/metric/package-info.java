/**
 * How good a ranking is by judgments, and whether one is better than another by more than chance. Pure arithmetic: knows ids,
 * grades and numbers, nothing of searches.
 */
@NullMarked
package org.hybridsearch.evaluate.metric;

import org.jspecify.annotations.NullMarked;
