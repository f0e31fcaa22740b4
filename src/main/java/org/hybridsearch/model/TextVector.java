package org.hybridsearch.model;

import java.util.Arrays;

/** A unit vector that stands for a text. Immutable: arrays are copied on the way in and out where they could escape. */
public final class TextVector {

  private final float[] values;

  private TextVector(float[] values) {
    this.values = values;
  }

  /** Copies the values and scales them to length 1; they must be finite and not all 0. */
  public static TextVector of(float[] raw) {
    double squares = 0;
    for (float v : raw) {
      squares += (double) v * v;
    }
    double norm = Math.sqrt(squares);
    if (!(norm > 0) || Double.isInfinite(norm)) {
      throw new IllegalArgumentException("A vector must be finite and have a length above 0");
    }
    float[] unit = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      unit[i] = (float) (raw[i] / norm);
    }
    return new TextVector(unit);
  }

  public int dimension() {
    return values.length;
  }

  /** The value at an index from 0 to {@link #dimension()} - 1. */
  public float at(int index) {
    return values[index];
  }

  /** A copy of the values. */
  public float[] toArray() {
    return values.clone();
  }

  /** The inner product with a vector of the same dimension: the cosine, as both are unit vectors. */
  public double dot(TextVector other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException("Dimensions differ: " + values.length + " and " + other.values.length);
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextVector that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "TextVector[" + values.length + "]";
  }
}
