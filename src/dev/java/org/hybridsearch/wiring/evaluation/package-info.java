/**
 * The composition root of the evaluation: an engine of its own, the local model, and the service's line put together out of the
 * stages as the service has them, with the settings a user gives it. Development only.
 */
@NullMarked
package org.hybridsearch.wiring.evaluation;

import org.jspecify.annotations.NullMarked;
