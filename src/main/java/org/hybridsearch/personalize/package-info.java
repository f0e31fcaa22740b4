/**
 * The stage that asks a ranker what the shopper prefers among the candidates: guard, deadline, cache, neutral values. The port is
 * {@link org.hybridsearch.personalize.PersonalRanker}; its implementations are leaves. Never fails a search.
 */
@NullMarked
package org.hybridsearch.personalize;

import org.jspecify.annotations.NullMarked;
