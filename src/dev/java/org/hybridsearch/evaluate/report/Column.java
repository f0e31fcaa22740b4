package org.hybridsearch.evaluate.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A column of a {@link Table}.
 *
 * @param name its head, and its key in JSON
 * @param decimals how many a reader sees, or {@link #FULL}; JSON always has all
 */
public record Column(String name, int decimals) {

  /** As many decimals as tell the number from its neighbors. */
  public static final int FULL = -1;
  private static final int USUAL = 4;

  public Column {
    if (decimals < FULL) {
      throw new IllegalArgumentException("A column has decimals, or all of them");
    }
  }

  /** Four decimals. */
  public static Column of(String name) {
    return new Column(name, USUAL);
  }

  public static Column of(String name, int decimals) {
    return new Column(name, decimals);
  }

  /** In full precision. */
  public static Column exact(String name) {
    return new Column(name, FULL);
  }

  String format(double value) {
    if (decimals == FULL) {
      return Double.toString(value);
    }
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
