/**
 * The catalogue: items, their bulk import, and the life cycle of the indexes that hold them. Knows nothing of rankings or
 * shoppers.
 */
@NullMarked
package org.hybridsearch.catalog;

import org.jspecify.annotations.NullMarked;
