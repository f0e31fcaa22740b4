/**
 * Who is compared: the plain ways to search the same index with the same model, and the service's own line. Says how each ranks;
 * judges nothing.
 */
@NullMarked
package org.hybridsearch.evaluate.contender;

import org.jspecify.annotations.NullMarked;
