/**
 * The way of events to Amazon Personalize, by its {@code PutEvents} operation. The only place that knows the AWS SDK for it: its
 * exceptions become {@link org.hybridsearch.behaviour.delivery.sink.SinkException}s here, once. Repeats no call.
 */
@NullMarked
package org.hybridsearch.behaviour.delivery.aws;

import org.jspecify.annotations.NullMarked;
