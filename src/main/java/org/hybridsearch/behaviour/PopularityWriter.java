package org.hybridsearch.behaviour;
public final class PopularityWriter {
  public void write(java.util.Map<String, Double> m) {}
}
