/**
 * The model that is Amazon Personalize, by its {@code GetRecommendations} operation, of a campaign or of a recommender. The only place
 * that knows the AWS SDK for recommendations: its exceptions become {@link org.hybridsearch.recommend.trained.ModelException}s here,
 * once. Keeps nothing and repeats no call.
 */
@NullMarked
package org.hybridsearch.recommend.aws;

import org.jspecify.annotations.NullMarked;
