/**
 * What calls that are paid for may cost, and do: how many a second, fewer while it asks for fewer, and the bill. Knows nothing of
 * who is called, or for whom. Time comes from outside.
 */
@NullMarked
package org.hybridsearch.guard.budget;

import org.jspecify.annotations.NullMarked;
