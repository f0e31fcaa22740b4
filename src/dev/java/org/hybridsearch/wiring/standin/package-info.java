/**
 * Puts the stand-in for AWS together with the local model and the local embedder, and starts it: beside development mode, alone,
 * or for a test. Must never be needed by production.
 */
@NullMarked
package org.hybridsearch.wiring.standin;

import org.jspecify.annotations.NullMarked;
