package org.hybridsearch.behaviour;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One thing a shopper did with one item.
 *
 * @param userId of 1 to 256 characters; for what was done in an anonymous session {@link org.hybridsearch.model.Shopper#ofSession}
 * @param itemId 1 to 256 characters
 * @param sentAt when it happened
 * @param value what it was worth: the price paid or the rating given
 */
public record Interaction(String userId, String itemId, EventType type, Instant sentAt, OptionalDouble value) {}
