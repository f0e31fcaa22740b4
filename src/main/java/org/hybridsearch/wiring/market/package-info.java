/**
 * The markets of this service: what configuration says of each, and one of everything that is a market's own. Checks what the
 * settings say of each other; makes nothing out of them.
 */
@NullMarked
package org.hybridsearch.wiring.market;

import org.jspecify.annotations.NullMarked;
