/**
 * What a shopper may mean while they type: queries that others made, labels and titles of the catalogue, and items. Is told no
 * shopper, so it cannot be anybody's. Asks the engine once for items; queries and labels are in memory, and brought up to date beside
 * searches.
 */
@NullMarked
package org.hybridsearch.suggest;

import org.jspecify.annotations.NullMarked;
