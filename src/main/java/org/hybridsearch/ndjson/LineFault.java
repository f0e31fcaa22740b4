package org.hybridsearch.ndjson;

/** A line that cannot be accepted; the message is a sentence for its sender. */
public final class LineFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The longest part of a line that a message repeats. */
  private static final int QUOTED = 64;

  public LineFault(String message) {
    // Faults are answers, not defects: a trace of 200,000 of them would be the import's main cost.
    super(message, null, false, false);
  }

  /** A name from the line, shortened and without control characters, in quotes. */
  public static String quote(String name) {
    String shown = name.length() > QUOTED ? name.substring(0, QUOTED) + "…" : name;
    return "'" + shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + "'";
  }
}
