package org.hybridsearch.evaluate.collection;

import java.nio.file.Path;

/** A file cannot be used; the message names it, the line, and what is expected. */
public final class BadFile extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadFile(Path file, String problem) {
    super(file + ": " + problem);
  }

  BadFile(Path file, long line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
