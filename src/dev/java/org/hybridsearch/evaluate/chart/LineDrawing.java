package org.hybridsearch.evaluate.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Lines over axes of numbers. */
final class LineDrawing {

  private LineDrawing() {}

  static JFreeChart of(Chart.Lines lines) {
    NumberAxis y = ChartStyle.axis(lines.y());
    y.setAutoRangeIncludesZero(!lines.y().logarithmic());
    NumberAxis x = ChartStyle.axis(lines.x());
    x.setAutoRangeIncludesZero(false);
    XYPlot plot = new XYPlot(data(lines), x, y, renderer());
    plot.setDomainGridlinePaint(ChartStyle.GRID);
    plot.setRangeGridlinePaint(ChartStyle.GRID);
    return ChartStyle.chart(lines.title(), plot);
  }

  private static DefaultXYDataset data(Chart.Lines lines) {
    DefaultXYDataset data = new DefaultXYDataset();
    for (Chart.Line line : lines.lines()) {
      double[] x = line.points().stream().mapToDouble(Chart.Point::x).toArray();
      double[] y = line.points().stream().mapToDouble(Chart.Point::y).toArray();
      data.addSeries(line.name(), new double[][] {x, y});
    }
    return data;
  }

  private static XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    renderer.setDefaultStroke(ChartStyle.LINE);
    renderer.setAutoPopulateSeriesStroke(false);
    return renderer;
  }
}
