/**
 * What each shopper touched: immutable, bounded, the same whatever the order in which events arrive or how often they are
 * delivered. Knows nothing of counts, settings or ranking.
 */
@NullMarked
package org.hybridsearch.personalize.local.history;

import org.jspecify.annotations.NullMarked;
