/**
 * Candidates for a search: the lexical and the semantic leg side by side, each with its own deadline, and their union. Knows nothing
 * of shoppers: what it finds is the same for everybody, and cached.
 */
@NullMarked
package org.hybridsearch.retrieve;

import org.jspecify.annotations.NullMarked;
