package org.hybridsearch.evaluate.chart;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;

/** Draws a chart as SVG: text stays text, and the same chart gives the same bytes on the same machine. Needs no display. */
public final class ChartSvg {

  static final int WIDTH = 860;
  static final int HEIGHT = 420;

  private ChartSvg() {}

  /** Writes the drawing to the file, over what was there. */
  public static void write(Chart chart, Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    JFreeChart drawing = switch (chart) {
      case Chart.Lines lines -> LineDrawing.of(lines);
      case Chart.Bars bars -> BarDrawing.of(bars);
    };
    SVGGraphics2D graphics = canvas();
    drawing.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    try (Writer out = Files.newBufferedWriter(file)) {
      graphics.stream(out, true);
    }
  }

  private static SVGGraphics2D canvas() {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    return graphics;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK makes no XML documents", e);
    }
  }
}
