package org.hybridsearch.evaluate.chart;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** Bars in groups, with their intervals. */
final class BarDrawing {

  private BarDrawing() {}

  static JFreeChart of(Chart.Bars bars) {
    CategoryAxis groups = ChartStyle.styled(new CategoryAxis(bars.interval().isEmpty() ? "" : "Error bars: " + bars.interval()));
    groups.setLowerMargin(0.02);
    groups.setUpperMargin(0.02);
    CategoryPlot plot = new CategoryPlot(data(bars), groups, ChartStyle.styled(new NumberAxis(bars.y())), renderer(bars));
    plot.setRangeGridlinePaint(ChartStyle.GRID);
    return ChartStyle.chart(bars.title(), plot);
  }

  private static DefaultStatisticalCategoryDataset data(Chart.Bars bars) {
    DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
    for (Chart.Bar bar : bars.bars()) {
      data.add(bar.value(), bar.error(), bar.series(), bar.group());
    }
    return data;
  }

  private static StatisticalBarRenderer renderer(Chart.Bars bars) {
    StatisticalBarRenderer renderer = new StatisticalBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setItemMargin(0.05);
    // One without intervals would get a stroke at each end.
    renderer.setErrorIndicatorPaint(bars.interval().isEmpty() ? null : Color.DARK_GRAY);
    return renderer;
  }
}
