/** Holds README.md to what the service really answers, so that it cannot go stale. */
@NullMarked
package org.hybridsearch.readme;

import org.jspecify.annotations.NullMarked;
