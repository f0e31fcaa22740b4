/**
 * Counts how the matches of a search spread over fields: one request beside the personal part and the blend. Counts exactly what
 * totals count, and tells the total it counted. Knows nothing of candidates, shoppers and pages, and never fails a search.
 */
@NullMarked
package org.hybridsearch.facet;

import org.jspecify.annotations.NullMarked;
