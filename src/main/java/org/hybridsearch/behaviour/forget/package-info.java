/**
 * The right to be forgotten: deletes what is kept of a shopper, leaves a mark that tells every replica and holds against what
 * comes late, and keeps who asked for it. Also what is too old to be kept. Who else
 * keeps behaviour hears of it through {@link org.hybridsearch.behaviour.forget.Elsewhere}. Knows no plain id once it is done, no
 * ranker and no search.
 */
@NullMarked
package org.hybridsearch.behaviour.forget;

import org.jspecify.annotations.NullMarked;
