/**
 * The items of a market: opening its indexes at start-up, uploads, single items. The doors are
 * {@link org.hybridsearch.catalog.Catalog} and {@link org.hybridsearch.catalog.ItemStore}; nothing here searches.
 */
@NullMarked
package org.hybridsearch.catalog;

import org.jspecify.annotations.NullMarked;
