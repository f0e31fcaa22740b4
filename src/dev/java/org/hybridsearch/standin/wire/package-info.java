/**
 * What the services of AWS have in common on the wire: a call, its answer, an error as the protocols write it, and reading a
 * request against the limits of a service model. Knows no service.
 */
@NullMarked
package org.hybridsearch.standin.wire;

import org.jspecify.annotations.NullMarked;
