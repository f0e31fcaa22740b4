/**
 * What of what shoppers do counts as liking for whoever learns elsewhere, and what it is called there: the same for the events that are
 * delivered and for those that are exported, since a model trained on both must not see two types where there is one. Sends and stores
 * nothing.
 */
@NullMarked
package org.hybridsearch.behaviour.liking;

import org.jspecify.annotations.NullMarked;
