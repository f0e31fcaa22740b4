package org.hybridsearch.pipeline;

import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;

/** Knows the index of a market that is searched now. */
@FunctionalInterface
public interface LiveIndexSource {

  LiveIndex current(Market market);
}
