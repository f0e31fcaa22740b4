package org.hybridsearch.behaviour.erase;

import java.time.Instant;
import java.util.List;

/**
 * Shoppers that one job erases.
 *
 * @param name of their list, like no other
 * @param wishes the ids of their documents
 * @param attempt how many jobs failed before
 * @param job what it is called over there; empty before it is begun
 * @param notBefore when the next job may begin
 * @param version of the document
 */
record Batch(String name, List<String> wishes, State state, int attempt, String job, Instant notBefore, Version version) {

  /** How far it is. */
  enum State {
    /** Its job is to be begun, or may have been. */
    FORMED,
    /** Its job was begun. */
    RUNNING,
    /** Its job is done; the list is to be taken away. */
    ERASED
  }

  /** Of a document, for writes that must not overwrite another one. */
  record Version(long number, long term) {
    static final Version NONE = new Version(-1, -1);
  }

  Batch {
    wishes = List.copyOf(wishes);
  }

  static Batch of(String name, List<String> wishes, Instant now) {
    return new Batch(name, wishes, State.FORMED, 0, "", now, Version.NONE);
  }

  /** The same for all processes that comes upon the batch, so no second job is begun where the answer to the first was lost. */
  String jobName() {
    return name + "-" + (attempt + 1);
  }

  Batch running(String begun) {
    return new Batch(name, wishes, State.RUNNING, attempt, begun, notBefore, version);
  }

  Batch erased() {
    return new Batch(name, wishes, State.ERASED, attempt, job, notBefore, version);
  }

  Batch failed(Instant next) {
    return new Batch(name, wishes, State.FORMED, attempt + 1, "", next, version);
  }

  Batch at(Version written) {
    return new Batch(name, wishes, state, attempt, job, notBefore, written);
  }
}
