/**
 * What surrounds a model that is called over a network and paid for: a guard for queries, a pace for catalogues, meters for both.
 * Knows no vendor: leaves put it around theirs.
 */
@NullMarked
package org.hybridsearch.embed.remote;

import org.jspecify.annotations.NullMarked;
