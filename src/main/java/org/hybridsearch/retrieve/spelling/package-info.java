/**
 * What somebody who mistyped a query may have meant, out of the catalogue's own words. Asks the engine, decides nothing: whether a
 * correction is served, offered or dropped is the legs' to say.
 */
@NullMarked
package org.hybridsearch.retrieve.spelling;

import org.jspecify.annotations.NullMarked;
