/**
 * Uploads of items: lines become changes, changes are written in batches, each line's fate is reported. The versions of the
 * shop decide between writers, atomically, in scripts; see decision 0002.
 */
@NullMarked
package org.hybridsearch.catalog.load;

import org.jspecify.annotations.NullMarked;
