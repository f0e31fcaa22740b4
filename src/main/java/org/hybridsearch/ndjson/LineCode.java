package org.hybridsearch.ndjson;

/** Why a line of an upload was not applied. */
public enum LineCode {
  /** The sender can mend the line: the reason says how. */
  BAD_USER_INPUT,
  /** A newer version is stored. */
  STALE,
  /** The line names an item that is not there. */
  NOT_FOUND,
  /** The line is fine, but what it needs did not answer in time: send it again. */
  UNAVAILABLE
}
