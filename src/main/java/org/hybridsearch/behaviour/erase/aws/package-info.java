/**
 * Deletion jobs of Amazon Personalize, whose lists of users lie in S3. The only place that knows the AWS SDK for it: its
 * exceptions become {@link org.hybridsearch.behaviour.erase.DeletionException}s here, once. Repeats no call.
 */
@NullMarked
package org.hybridsearch.behaviour.erase.aws;

import org.jspecify.annotations.NullMarked;
