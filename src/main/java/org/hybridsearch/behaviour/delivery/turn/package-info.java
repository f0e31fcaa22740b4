/**
 * Work that one replica at a time does for all, and goes on with where another one ended: taking turns, a lease with a durable
 * position, pauses after failures, a pace of calls. Knows nothing of what the work is.
 */
@NullMarked
package org.hybridsearch.behaviour.delivery.turn;

import org.jspecify.annotations.NullMarked;
