/**
 * The default ranker: a behavioural model in memory that needs no vendor. Item-to-item cosine with shrinkage over weighted, aging
 * interactions, freed of popularity; content for items that hardly anybody touched; popularity as prior while little is known of
 * the shopper. Never asks another system: what it learns from and the items' vectors are handed in.
 */
@NullMarked
package org.hybridsearch.personalize.local;

import org.jspecify.annotations.NullMarked;
