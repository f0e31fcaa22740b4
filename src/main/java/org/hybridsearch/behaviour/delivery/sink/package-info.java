/** The way out for events, and how it fails. Knows no vendor and no store. */
@NullMarked
package org.hybridsearch.behaviour.delivery.sink;

import org.jspecify.annotations.NullMarked;
