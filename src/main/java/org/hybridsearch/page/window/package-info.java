/**
 * Pinned windows: kept in this replica's memory and, a group at a time and a little later, in the engine, where every replica
 * finds them. Knows nothing of cursors.
 */
@NullMarked
package org.hybridsearch.page.window;

import org.jspecify.annotations.NullMarked;
