package org.hybridsearch.retrieve;

import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.TextVector;
import org.openjdk.jmh.annotations.Benchmark;

/** The legs' requests, down to the bytes that are sent. */
public class LegRequestsBenchmark extends HotPiece {

  private final SearchPlan plan = Samples.plan();
  private final TextVector vector = Samples.vector(1);

  @Benchmark
  public byte[] lexical() {
    return LegRequests.lexical(plan).body().getFirst().toBytes();
  }

  @Benchmark
  public byte[] semantic() {
    return LegRequests.semantic(plan, vector).body().getFirst().toBytes();
  }
}
