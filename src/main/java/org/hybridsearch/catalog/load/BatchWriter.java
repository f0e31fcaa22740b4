package org.hybridsearch.catalog.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.bulk.Patience;

/**
 * Writes batches of one upload with patience: what could not be written is tried again until it is settled or patience ends.
 * Then it, and all that follows in this upload, is reported as unavailable. Changes of one item keep their order. For one thread.
 */
public final class BatchWriter {

  private final Wave wave;
  private final Supplier<Vectors> vectors;
  private final Patience patience;
  private boolean exhausted;

  public BatchWriter(Wave wave, Supplier<Vectors> vectors, Patience patience) {
    this.wave = wave;
    this.vectors = vectors;
    this.patience = patience;
  }

  /** Settles every change of a batch. */
  void write(List<ItemChange> batch, LineReport report) {
    for (List<ItemChange> distinct : waves(batch)) {
      writeDistinct(distinct, report);
    }
  }

  /** Whether patience has ended: the rest of the upload will not be written. */
  public boolean exhausted() {
    return exhausted;
  }

  /** Cuts a batch into parts in which no item occurs twice: the n-th change of an item is in the n-th part. */
  private static List<List<ItemChange>> waves(List<ItemChange> batch) {
    List<List<ItemChange>> waves = new ArrayList<>();
    Map<String, Integer> occurrences = new HashMap<>();
    for (ItemChange change : batch) {
      int index = occurrences.merge(change.id(), 1, Integer::sum) - 1;
      if (index == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(index).add(change);
    }
    return waves;
  }

  private void writeDistinct(List<ItemChange> changes, LineReport report) {
    Vectors known = vectors.get();
    Patience.Attempts attempts = patience.begin();
    List<ItemChange> pending = changes;
    while (!exhausted) {
      pending = attempt(pending, known, report);
      if (pending.isEmpty()) {
        return;
      }
      exhausted = !attempts.pause();
    }
    pending.forEach(
        change -> report.refuse(change.line(), LineCode.UNAVAILABLE, "The catalogue could not take this line in time"));
  }

  private List<ItemChange> attempt(List<ItemChange> changes, Vectors known, LineReport report) {
    try {
      return wave.attempt(changes, known, report);
    } catch (EngineException | EmbeddingException e) {
      return changes;
    }
  }
}
