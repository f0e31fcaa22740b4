/**
 * Personal relevance: how well rankings foresee what each shopper took last. Splits behaviour into what is known and what is to
 * be foreseen, ranks by several contenders, and judges them. Knows nothing of engines, stages and rankers: those are handed in.
 */
@NullMarked
package org.hybridsearch.evaluate.personal;

import org.jspecify.annotations.NullMarked;
