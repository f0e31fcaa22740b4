/**
 * What a callee turns down for how this service is set up, and how operators hear of it. Knows no callee: what is a refusal, and
 * what is to be mended, its leaf says.
 */
@NullMarked
package org.hybridsearch.guard.refusal;

import org.jspecify.annotations.NullMarked;
