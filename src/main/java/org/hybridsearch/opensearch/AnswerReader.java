package org.hybridsearch.opensearch;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads an engine's answer as it streams in; the parser stands before the first token. */
@FunctionalInterface
public interface AnswerReader<T> {

  T read(JsonParser in) throws IOException;

  /** For answers of which only the success counts. */
  static AnswerReader<Boolean> ignored() {
    return in -> Boolean.TRUE;
  }
}
