/**
 * From what callers send to a {@link org.hybridsearch.model.SearchRequest} that every later stage may trust. Everything a caller
 * can get wrong is refused here, by a sentence that says what to do and repeats nothing of what was sent. Asks no one: no
 * engine, no ranker, no token.
 */
@NullMarked
package org.hybridsearch.api.request;

import org.jspecify.annotations.NullMarked;
