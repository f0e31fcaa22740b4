/**
 * Every error an edge answers with: a public code and a sentence that says what to do, never user text, an engine's words or a
 * stack trace. What the service itself got wrong is logged here, without any text that may come from a caller.
 */
@NullMarked
package org.hybridsearch.api.error;

import org.jspecify.annotations.NullMarked;
