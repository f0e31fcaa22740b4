package org.hybridsearch.evaluate.chart;

/** Names that become part of file names. */
public final class FileNames {

  private FileNames() {}

  /** @throws IllegalArgumentException when it has other signs than lower-case letters, digits and hyphens */
  public static void check(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException("Part of a file's name are lower-case letters, digits and hyphens, not: " + name);
    }
  }
}
