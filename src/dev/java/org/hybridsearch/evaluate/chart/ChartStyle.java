package org.hybridsearch.evaluate.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Shape;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DefaultDrawingSupplier;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;

/** How charts look: black on white, legible on light and dark pages, in colors that color-blind readers tell apart. */
final class ChartStyle {

  static final BasicStroke LINE = new BasicStroke(2f);
  static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
  /** Okabe and Ito, "Color Universal Design", 2008, in an order in which neighbors differ; black last. */
  private static final List<Color> COLORS = List.of(new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73),
      new Color(0xCC79A7), new Color(0x56B4E9), new Color(0xD55E00), new Color(0xF0E442), new Color(0x000000));
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

  private ChartStyle() {}

  static JFreeChart chart(String title, Plot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDrawingSupplier(new DefaultDrawingSupplier(COLORS.toArray(Paint[]::new),
        DefaultDrawingSupplier.DEFAULT_OUTLINE_PAINT_SEQUENCE, DefaultDrawingSupplier.DEFAULT_STROKE_SEQUENCE,
        DefaultDrawingSupplier.DEFAULT_OUTLINE_STROKE_SEQUENCE, marks()));
    JFreeChart chart = new JFreeChart(title, TITLE, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.getLegend().setItemFont(TEXT);
    return chart;
  }

  static NumberAxis axis(Chart.Axis axis) {
    return styled(axis.logarithmic() ? logarithmic(axis.label()) : new NumberAxis(axis.label()));
  }

  static <A extends Axis> A styled(A axis) {
    axis.setLabelFont(TEXT);
    axis.setTickLabelFont(TEXT);
    return axis;
  }

  private static NumberAxis logarithmic(String label) {
    LogarithmicAxis axis = new LogarithmicAxis(label);
    axis.setExpTickLabelsFlag(false);
    axis.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    return axis;
  }

  private static Shape[] marks() {
    return DefaultDrawingSupplier.DEFAULT_SHAPE_SEQUENCE;
  }
}
