/**
 * The way of a field sort through the line: plan, retrieve what matches by meaning, sort, answer. Nobody is asked what the
 * shopper likes, and nothing is scored.
 */
@NullMarked
package org.hybridsearch.pipeline.sorted;

import org.jspecify.annotations.NullMarked;
