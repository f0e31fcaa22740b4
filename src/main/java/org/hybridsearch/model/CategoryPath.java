package org.hybridsearch.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the tree of categories as text: its labels, widest first, joined by {@value #SEPARATOR}. A {@code >} or backslash of a
 * label's own has a backslash before it, so no two places have the same text. A place at the top of the tree may also be written
 * with {@value #TOP} before its label, to tell it from that label at any level.
 */
public final class CategoryPath {

  public static final String SEPARATOR = " > ";

  /** Before a label: the one at the top of the tree. */
  public static final String TOP = "> ";

  private CategoryPath() {}

  /** The text of each place on the way to an item, widest first: as many as there are labels. */
  public static List<String> allOf(List<String> labels) {
    List<String> paths = new ArrayList<>(labels.size());
    for (String label : labels) {
      String own = label.replace("\\", "\\\\").replace(">", "\\>");
      paths.add(paths.isEmpty() ? own : paths.getLast() + SEPARATOR + own);
    }
    return paths;
  }

  /** Whether a place is at the top of the tree. */
  public static boolean isTop(String path) {
    return !path.contains(SEPARATOR);
  }

  /** The last label of a place, as it is written in a path. */
  public static String last(String path) {
    int end = path.lastIndexOf(SEPARATOR);
    return end < 0 ? path : path.substring(end + SEPARATOR.length());
  }

  /** The label at the top of a place, as it is written in a path. */
  public static String first(String path) {
    int end = path.indexOf(SEPARATOR);
    return end < 0 ? path : path.substring(0, end);
  }

  /** The place that a value stands for and no other; a plain label is also the place at the top. */
  public static String place(String value) {
    return value.startsWith(TOP) ? value.substring(TOP.length()) : value;
  }

  /** Whether a value may also mean a label at any level. */
  public static boolean mayBeLabel(String value) {
    return !value.startsWith(TOP);
  }
}
