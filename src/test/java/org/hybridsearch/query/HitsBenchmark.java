package org.hybridsearch.query;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.opensearch.EngineAnswers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A leg's answer, from bytes to ids and scores. */
public class HitsBenchmark extends HotPiece {

  @Param({"100", "200"})
  public int hits;

  private byte[] answer;

  @Setup
  public void answer() {
    answer = Samples.legAnswer(hits);
  }

  @Benchmark
  public Hits read() throws IOException {
    try (JsonParser in = EngineAnswers.parser(answer)) {
      return Hits.read(in);
    }
  }
}
