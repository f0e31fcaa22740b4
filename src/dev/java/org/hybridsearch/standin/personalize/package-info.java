/**
 * Amazon Personalize: its runtime (rankings and recommendations) and its events, with the limits of their service models. Ranks
 * by a {@link org.hybridsearch.standin.personalize.BehaviourModel} that is handed in; knows neither signatures nor faults.
 */
@NullMarked
package org.hybridsearch.standin.personalize;

import org.jspecify.annotations.NullMarked;
