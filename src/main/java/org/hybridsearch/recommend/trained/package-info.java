/**
 * Items that a model trained elsewhere names, for a shopper or because of an item: the port {@link
 * org.hybridsearch.recommend.trained.TrainedModel}, and before it a deadline, a circuit breaker, a bounded number of calls and a short
 * memory. Never fails who asks, and knows neither the catalogue nor what becomes of the items it names.
 */
@NullMarked
package org.hybridsearch.recommend.trained;

import org.jspecify.annotations.NullMarked;
