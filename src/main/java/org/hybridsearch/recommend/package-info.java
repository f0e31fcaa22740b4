/**
 * Items without a query: those like one item, and those for a shopper. Asks the engine which items there are, the local memory of
 * behaviour which go together, and the personalize stage what the shopper prefers; what the shopper adds is left out, and said so, when
 * it cannot be told in time. Where a model trained elsewhere names items, these come first. What was shown goes to the log of searches. No part of the search line, and shares only
 * its pieces.
 */
@NullMarked
package org.hybridsearch.recommend;

import org.jspecify.annotations.NullMarked;
