/**
 * Follows what is written to an index, by the engine's own numbers: each replica sees every document once, whoever wrote it.
 * Knows nothing of what the documents mean.
 */
@NullMarked
package org.hybridsearch.behaviour.follow;

import org.jspecify.annotations.NullMarked;
