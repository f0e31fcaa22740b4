/**
 * The stage that asks a ranker what the shopper prefers among the candidates: guard, deadline, cache, neutral values. Its door is
 * {@link org.hybridsearch.personalize.Personalizer}; the port is {@link org.hybridsearch.personalize.PersonalRanker}, whose
 * implementations are leaves. Never fails a search, knows no query and no other stage, and does not weigh the personal signal
 * against others: that is the blend's.
 */
@NullMarked
package org.hybridsearch.personalize;

import org.jspecify.annotations.NullMarked;
