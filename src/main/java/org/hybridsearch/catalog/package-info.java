/**
 * The catalogue: opening a market's indexes at start-up, uploads, single items. The doors are
 * {@link org.hybridsearch.catalog.Catalog} and {@link org.hybridsearch.catalog.ItemStore}; what lies behind them is in the
 * packages below. Knows nothing of rankings or shoppers, and never searches.
 */
@NullMarked
package org.hybridsearch.catalog;

import org.jspecify.annotations.NullMarked;
