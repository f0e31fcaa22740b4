/**
 * The indexes of a market: their names, mappings, aliases and what is kept beside them (generation, calibration, locks, kinds of
 * attributes). Knows how indexes live, not what is loaded into them.
 */
@NullMarked
package org.hybridsearch.catalog.index;

import org.jspecify.annotations.NullMarked;
