package org.hybridsearch.retrieve;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchPlan;
import org.openjdk.jmh.annotations.Benchmark;

/** 200 hits by words and 100 by meaning, of which 30 are the same. */
public class CandidateUnionBenchmark extends HotPiece {

  private final SearchPlan plan = Samples.plan();
  private final Leg lexical = Leg.answered(plan, Samples.hits(0, 200, 9.7), Optional.empty(), List.of());
  private final Leg semantic = Leg.answered(plan, Samples.hits(170, 270, 1.9), Optional.of(Samples.vector(1)), List.of());

  @Benchmark
  public CandidateSet union() {
    return CandidateUnion.of(plan, lexical, semantic);
  }
}
