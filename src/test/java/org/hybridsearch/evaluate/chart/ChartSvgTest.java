package org.hybridsearch.evaluate.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hybridsearch.evaluate.chart.Chart.Axis;
import org.hybridsearch.evaluate.chart.Chart.Bar;
import org.hybridsearch.evaluate.chart.Chart.Line;
import org.hybridsearch.evaluate.chart.Chart.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartSvgTest {

  private static final int SMALL = 60_000;
  private static final Chart LINES = new Chart.Lines("growth", "p50 by catalogue", Axis.logarithmic("items"), Axis.linear("ms"),
      List.of(line("search", 1), line("hybrid", 2)));
  private static final Chart BARS = new Chart.Bars("quality", "Quality", "nDCG@10", "95 % interval",
      List.of(new Bar("one", "BM25", 0.374, 0.02), new Bar("two", "BM25", 0.5, 0.02),
          new Bar("one", "blend & more", 0.43, 0.03)));

  @TempDir
  private Path folder;

  @Test
  void lines_over_a_logarithmic_axis_keep_their_names_as_text() throws IOException {
    assertThat(drawn(LINES)).contains("p50 by catalogue").contains(">search<").contains(">hybrid<").contains(">items<");
  }

  @Test
  void bars_say_what_their_error_bars_are() throws IOException {
    assertThat(drawn(BARS)).contains(">BM25<").contains(">blend &amp; more<").contains("Error bars: 95 % interval");
  }

  @Test
  void the_same_chart_gives_the_same_small_file_on_white() throws IOException {
    for (Chart chart : List.of(LINES, BARS)) {
      String first = drawn(chart);
      assertThat(first).isEqualTo(drawn(chart)).hasSizeLessThan(SMALL).contains("fill:white");
    }
  }

  @Test
  void refuses_bars_without_a_value() {
    assertThatThrownBy(() -> new Bar("one", "BM25", Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bar("one", "BM25", 1, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  private String drawn(Chart chart) throws IOException {
    Path file = folder.resolve(chart.name() + ".svg");
    ChartSvg.write(chart, file);
    return Files.readString(file);
  }

  private static Line line(String name, double slope) {
    return new Line(name, List.of(new Point(1_560, slope), new Point(50_000, 2 * slope), new Point(500_000, 5 * slope)));
  }
}
