package org.hybridsearch.wiring.evaluation;

import org.hybridsearch.personalize.PersonalRanker;

/** Stands where a ranker would: an evaluation of relevance asks for nobody in particular. */
record NoRanker() implements PersonalRanker {

  @Override
  public String source() {
    return "none";
  }

  @Override
  public Answer rank(Question question) {
    throw new IllegalStateException("Nobody is known in an evaluation of relevance");
  }
}
