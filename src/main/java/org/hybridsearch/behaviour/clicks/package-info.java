/**
 * What clicks say of queries: how far those who send a query differ in what they choose. Reads the logs of events and searches;
 * knows no search and no shopper.
 */
@NullMarked
package org.hybridsearch.behaviour.clicks;

import org.jspecify.annotations.NullMarked;
