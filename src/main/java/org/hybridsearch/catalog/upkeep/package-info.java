/**
 * What an index needs beside loading: announcing what is new, calibration, and clearing away what deletions, swaps and broken
 * builds left behind.
 */
@NullMarked
package org.hybridsearch.catalog.upkeep;

import org.jspecify.annotations.NullMarked;
