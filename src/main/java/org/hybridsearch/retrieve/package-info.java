/**
 * Candidates for a search: the lexical and the semantic leg side by side, each with its own deadline, and their union, which is
 * the same for everybody, and cached; joined by matches among favorites it is handed. Knows nothing of shoppers.
 */
@NullMarked
package org.hybridsearch.retrieve;

import org.jspecify.annotations.NullMarked;
