/**
 * The story of a request: plan, retrieve, personalize, blend, answer. The only place that knows the order of the stages.
 */
@NullMarked
package org.hybridsearch.pipeline;

import org.jspecify.annotations.NullMarked;
