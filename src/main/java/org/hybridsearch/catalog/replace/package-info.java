/**
 * Building an index beside the live one and swapping it in, without a gap in search and without losing what was written
 * meanwhile. See decision 0002.
 */
@NullMarked
package org.hybridsearch.catalog.replace;

import org.jspecify.annotations.NullMarked;
