/**
 * The ranker that is Amazon Personalize, by its {@code GetPersonalizedRanking} operation. The only place that knows the AWS SDK
 * for ranking: its exceptions become {@link org.hybridsearch.personalize.RankerException}s here, once. Keeps nothing and repeats
 * no call: caching, deadlines and the circuit breaker are the stage's.
 */
@NullMarked
package org.hybridsearch.personalize.aws;

import org.jspecify.annotations.NullMarked;
