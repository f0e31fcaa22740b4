/**
 * The values that travel between the stages of a search. Depends on {@code java.*} only; knows no stage, no vendor and no
 * framework. Everything here is immutable; absence is an explicit variant or an empty collection, never null or NaN.
 */
@NullMarked
package org.hybridsearch.model;

import org.jspecify.annotations.NullMarked;
