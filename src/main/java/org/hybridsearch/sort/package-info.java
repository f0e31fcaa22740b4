/**
 * The stage that orders all matches by a field of theirs, in the engine, on one request. The same order for everybody: it knows
 * nothing of signals, rankers or pages.
 */
@NullMarked
package org.hybridsearch.sort;

import org.jspecify.annotations.NullMarked;
