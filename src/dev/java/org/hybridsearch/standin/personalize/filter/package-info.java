/**
 * The language of Personalize's filters, as "Filter expression structure and elements" of its developer guide describes it: one
 * or more {@code INCLUDE|EXCLUDE ItemID WHERE condition}, joined by {@code |}. Without {@code IF} and {@code CurrentItem}. Where
 * values come from is the caller's.
 */
@NullMarked
package org.hybridsearch.standin.personalize.filter;

import org.jspecify.annotations.NullMarked;
