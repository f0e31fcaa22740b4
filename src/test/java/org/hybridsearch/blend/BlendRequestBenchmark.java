package org.hybridsearch.blend;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Window;
import org.openjdk.jmh.annotations.Benchmark;

/** The request of a blend of 300 candidates, each with a liking, down to the bytes that are sent. */
public class BlendRequestBenchmark extends HotPiece {

  private final SearchPlan plan = Samples.plan();
  private final Window window = Samples.window(300);
  private final List<String> ids = window.candidates().ids();

  @Benchmark
  public byte[] page() {
    return BlendRequest.page(plan, window, ids, 24, Duration.ofMillis(120)).body().getFirst().toBytes();
  }
}
