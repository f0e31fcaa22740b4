/**
 * What shoppers do one by one, as they do it: kept durably in the form of User Behavior Insights, and handed to whoever learns
 * from it. Knows no ranker and no search.
 */
@NullMarked
package org.hybridsearch.behaviour.event;

import org.jspecify.annotations.NullMarked;
