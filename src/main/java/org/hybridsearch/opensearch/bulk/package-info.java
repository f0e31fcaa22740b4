/**
 * Many small writes in one request, and patience: sending a bulk, reading each action's outcome, pausing between attempts. Knows
 * nothing of what the documents mean.
 */
@NullMarked
package org.hybridsearch.opensearch.bulk;

import org.jspecify.annotations.NullMarked;
