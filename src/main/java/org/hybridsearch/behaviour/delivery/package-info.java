/**
 * Brings stored events to a ranker that learns elsewhere: each at least once, in the order of its session, by one replica at a
 * time. The stored events are the outbox; kept beside them is only how far it was emptied, and what was refused for good. Knows
 * no vendor: {@link org.hybridsearch.behaviour.delivery.sink.EventSink} is the way out.
 */
@NullMarked
package org.hybridsearch.behaviour.delivery;

import org.jspecify.annotations.NullMarked;
