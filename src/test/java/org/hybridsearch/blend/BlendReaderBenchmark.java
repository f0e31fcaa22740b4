package org.hybridsearch.blend;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.opensearch.EngineAnswers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The answer of a blend, 24 items with all their fields, from bytes to items. */
public class BlendReaderBenchmark extends HotPiece {

  @Param({"false", "true"})
  public boolean explained;

  private final BlendReader reader = new BlendReader(ItemReader::read);
  private byte[] answer;

  @Setup
  public void answer() {
    answer = Samples.pageAnswer(24, explained);
  }

  @Benchmark
  public Blended read() throws IOException {
    try (JsonParser in = EngineAnswers.parser(answer)) {
      return reader.read(in);
    }
  }
}
