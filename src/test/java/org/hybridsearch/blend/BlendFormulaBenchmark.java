package org.hybridsearch.blend;

import java.util.List;
import java.util.Map;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Window;
import org.openjdk.jmh.annotations.Benchmark;

/** The explanation, and the score, of one item. */
public class BlendFormulaBenchmark extends HotPiece {

  private final Window window = Samples.window(1);
  private final BlendFormula formula = new BlendFormula(window.bounds(), window.weights());
  private final SignalValues values = new SignalValues(Map.of(Signal.LEXICAL, 8.7, Signal.SEMANTIC, 0.64, Signal.PERSONAL, 0.83,
      Signal.POPULARITY, 0.61, Signal.FRESHNESS, 231.75));

  @Benchmark
  public List<Explanation.Part> parts() {
    return formula.parts(values);
  }

  @Benchmark
  public double score() {
    return formula.score(values);
  }
}
