/**
 * Answers of a ranker in a table of Amazon DynamoDB, so that replicas share them and a restart keeps them. The only place that knows
 * the AWS SDK for it. Decides nothing: when to look, how long to wait and what a failure means is the stage's. Holds no ids of
 * shoppers or items: keys are keyed hashes, and scores go by their place in the list that the key names.
 */
@NullMarked
package org.hybridsearch.personalize.dynamodb;

import org.jspecify.annotations.NullMarked;
