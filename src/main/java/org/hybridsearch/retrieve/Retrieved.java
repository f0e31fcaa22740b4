package org.hybridsearch.retrieve;

import java.util.List;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;

/**
 * Candidates, and how the stages that found them went.
 *
 * @param words how words were matched in the end: as planned, or with fewer asked for
 * @param byWords how many items match by words; 0 when the lexical leg did not answer
 * @param rung of the zero-result ladder that the candidates are from
 * @param breadth of the query, in bits of click entropy
 * @param whole whether everything ran that was to run: else this is good for one page, and not to be remembered
 * @param reports of EMBED, LEXICAL, SEMANTIC in this order
 */
public record Retrieved(CandidateSet candidates, SearchPlan.Words words, long byWords, Rung rung, double breadth,
    boolean whole, List<StageReport> reports) {

  public Retrieved {
    reports = List.copyOf(reports);
  }
}
