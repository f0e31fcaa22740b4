package org.hybridsearch.page.window;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.EngineAnswers;
import org.openjdk.jmh.annotations.Benchmark;

/** A pinned window of 300 candidates, to bytes and back. */
public class WindowJsonBenchmark extends HotPiece {

  private final Window window = Samples.window(300);
  private final byte[] written = WindowJson.write(window).toBytes();

  @Benchmark
  public byte[] write() {
    return WindowJson.write(window).toBytes();
  }

  @Benchmark
  public Window read() throws IOException {
    try (JsonParser in = EngineAnswers.parser(written)) {
      return WindowJson.read("s", in);
    }
  }
}
