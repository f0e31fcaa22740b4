/**
 * The composition root: makes the stages out of configuration and the leaves it names, starts what runs beside searches, and says
 * when the service is ready. The only package that knows the leaves; nothing else may depend on it.
 */
@NullMarked
package org.hybridsearch.wiring;

import org.jspecify.annotations.NullMarked;
