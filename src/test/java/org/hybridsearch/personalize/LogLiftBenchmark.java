package org.hybridsearch.personalize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.PersonalScores;
import org.openjdk.jmh.annotations.Benchmark;

/** A ranker's answer for 200 candidates, normalized. */
public class LogLiftBenchmark extends HotPiece {

  private final LogLift lift = new LogLift(2);
  private final List<String> ids = Samples.ids(0, 200);
  private final Map<String, Double> said = said();

  private Map<String, Double> said() {
    Random random = new Random(5);
    Map<String, Double> scores = new HashMap<>();
    ids.forEach(id -> scores.put(id, Math.exp(random.nextGaussian())));
    return scores;
  }

  @Benchmark
  public PersonalScores scores() {
    return lift.scores(ids, said);
  }
}
