package org.hybridsearch.catalog;

import java.io.InputStream;

/** A catalogue and its history that a development build brings along, in the import format. Absent from production builds. */
public interface StarterData {

  /** What it is, for whoever watches the start. */
  String name();

  /** The items, a line each; the caller closes it. */
  InputStream items();

  /** The interactions, a line each; the caller closes it. */
  InputStream interactions();
}
