/**
 * What calls of a paid ranker may cost, and do: how many a second, fewer while it asks for fewer, and the bill. Knows nothing of
 * rankers or shoppers. Time comes from outside.
 */
@NullMarked
package org.hybridsearch.personalize.budget;

import org.jspecify.annotations.NullMarked;
