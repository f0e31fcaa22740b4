package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.Optional;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A head query's candidates out of the cache. */
public class CandidateCacheBenchmark extends HotPiece {

  private final CandidateCache cache = new CandidateCache(Duration.ofHours(1), 2000);
  private final SearchPlan plan = Samples.plan();

  @Setup
  public void keep() {
    cache.keep(Samples.plan(), new CandidateCache.Shared(Samples.window(270).candidates(), plan.words(), 400, Rung.AS_ASKED, "", true));
  }

  @Benchmark
  public Optional<CandidateCache.Shared> hit() {
    return cache.find(plan);
  }
}
