/**
 * The wire to the engine, the same for every way to reach it: pooled HTTP connections, exchanges that can be given up, and any
 * status as an answer. Knows neither who may call the engine (the leaves bring that) nor what is asked of it.
 */
@NullMarked
package org.hybridsearch.opensearch.transport;

import org.jspecify.annotations.NullMarked;
