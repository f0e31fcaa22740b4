package org.hybridsearch.behaviour.erase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Shoppers that one job erases.
 *
 * @param name of their list, like no other
 * @param wishes the ids of their documents
 * @param attempt how many jobs failed before, those of what it is a part of included
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

  static Batch of(List<String> wishes, Instant now) {
    return formed(wishes, 0, now);
  }

  private static Batch formed(List<String> wishes, int attempt, Instant next) {
    return new Batch("erase-" + UUID.randomUUID(), wishes, State.FORMED, attempt, "", next, Version.NONE);
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

  /** Two new ones in its place, after its job failed. */
  List<Batch> halves(Instant next) {
    int half = wishes.size() / 2;
    return List.of(formed(wishes.subList(0, half), attempt + 1, next),
        formed(wishes.subList(half, wishes.size()), attempt + 1, next));
  }

  /** Whether a job for this shopper alone failed, so that the next may fail as well: nobody else waits for that. */
  boolean failsAlone() {
    return attempt > 0 && wishes.size() == 1;
  }

  Batch at(Version written) {
    return new Batch(name, wishes, state, attempt, job, notBefore, written);
  }
}
