package org.hybridsearch.evaluate.chart;

import java.util.List;

/** A picture of numbers, drawn as SVG. */
public sealed interface Chart {

  /** Unique in its report; part of a file name: lower-case letters, digits and hyphens. */
  String name();

  /** What it shows, above it. */
  String title();

  /**
   * An axis of numbers.
   *
   * @param label what they are, with the unit
   * @param logarithmic whether equal ratios are equally far apart; all values are above 0 then
   */
  record Axis(String label, boolean logarithmic) {

    public static Axis linear(String label) {
      return new Axis(label, false);
    }

    public static Axis logarithmic(String label) {
      return new Axis(label, true);
    }
  }

  /** Where a line goes through. */
  record Point(double x, double y) {}

  /** A line with a mark at each point; points in rising order of x. */
  record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** Lines over a shared pair of axes. */
  record Lines(String name, String title, Axis x, Axis y, List<Line> lines) implements Chart {
    public Lines {
      FileNames.check(name);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A bar.
   *
   * @param group along the axis: a collection, a size
   * @param series its color: a contender
   * @param error half of the interval drawn around its end, at least 0; 0 for none
   */
  record Bar(String group, String series, double value, double error) {
    public Bar {
      if (!Double.isFinite(value) || !Double.isFinite(error) || error < 0) {
        throw new IllegalArgumentException("A bar has a finite value, and an error of at least 0");
      }
    }
  }

  /**
   * Bars side by side, grouped; groups and series in the order of their first bars.
   *
   * @param y its scale begins at 0
   * @param interval what the error bars are, for example "95 % interval of the mean"; empty where there are none
   */
  record Bars(String name, String title, String y, String interval, List<Bar> bars) implements Chart {
    public Bars {
      FileNames.check(name);
      bars = List.copyOf(bars);
    }
  }
}
