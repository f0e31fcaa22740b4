package org.hybridsearch.ndjson;

/** One line of an upload, numbered from 1; empty lines count but are not handed out. */
public sealed interface Line {

  long number();

  /** A line of valid UTF-8, without its line ending. */
  record Text(long number, String text) implements Line {}

  /** A line that cannot be read as text; the reason is a sentence for its sender. */
  record Unreadable(long number, String reason) implements Line {}
}
