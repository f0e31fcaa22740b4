/**
 * Tokens without a provider, for development and tests: a key pair of this process signs them. Must never run in production,
 * where a key that prints its own tokens opens everything.
 */
@NullMarked
package org.hybridsearch.token;

import org.jspecify.annotations.NullMarked;
