/**
 * Pages that agree: signed cursors, and the pinned window that every later page is served from. Knows nothing of how a window came
 * about.
 */
@NullMarked
package org.hybridsearch.page;

import org.jspecify.annotations.NullMarked;
