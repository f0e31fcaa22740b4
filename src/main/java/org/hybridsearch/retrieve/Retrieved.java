package org.hybridsearch.retrieve;

import java.util.List;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.StageReport;

/**
 * Candidates, and how the stages that found them went: EMBED, LEXICAL, SEMANTIC in this order.
 */
public record Retrieved(CandidateSet candidates, List<StageReport> reports) {

  public Retrieved {
    reports = List.copyOf(reports);
  }
}
