package org.hybridsearch.dataset.send;

import java.util.List;

/** Takes records into a dataset, each in place of the one of the same id. One call a batch, never repeated. */
@FunctionalInterface
public interface DatasetSink extends AutoCloseable {

  /** The most records of one call. */
  int MOST_RECORDS = 10;

  /**
   * Hands over a batch: all of it, or nothing.
   *
   * @param entries 1 to {@value #MOST_RECORDS}, no two of one id
   * @throws org.hybridsearch.behaviour.delivery.sink.SinkException of the kind that fits
   */
  void put(List<Entry> entries);

  /** Ends; calls under way fail. */
  @Override
  default void close() {}

  /**
   * One record.
   *
   * @param properties an object of JSON as text
   */
  record Entry(String id, String properties) {

    /** Hides the id. */
    @Override
    public String toString() {
      return "Entry[]";
    }
  }
}
