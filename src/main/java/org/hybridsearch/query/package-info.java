/**
 * Clauses of the engine's query language that several stages share: filters, words, ids. Pure functions, pinned by golden files;
 * nothing here sends anything.
 */
@NullMarked
package org.hybridsearch.query;

import org.jspecify.annotations.NullMarked;
