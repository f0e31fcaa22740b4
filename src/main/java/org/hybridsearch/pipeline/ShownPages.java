package org.hybridsearch.pipeline;

import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.SearchRequest;

/** Is told what was shown to whom: the one thing an edge needs of the log of searches. Does not wait, does not throw. */
@FunctionalInterface
public interface ShownPages {

  /** A page was answered. */
  void shown(SearchRequest request, SearchOutcome outcome, Visitor visitor);
}
