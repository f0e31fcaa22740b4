package org.hybridsearch.behaviour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.hybridsearch.behaviour.InteractionWriter.Numbered;
import org.hybridsearch.behaviour.InteractionWriter.Settled;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;

/**
 * The batches of one upload: one being filled, and a bounded number under way. Reports are made by the filling thread alone, in
 * the order of the batches. Closing waits for what is under way, reports it, and drops the batch being filled.
 */
final class InteractionBatches implements AutoCloseable {

  private final InteractionWriter writer;
  private final BehaviourConfig config;
  private final LineReport report;
  private final LongConsumer progress;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Future<Settled>> underWay = new ArrayDeque<>();
  private List<Numbered> filling = new ArrayList<>();
  private long settled;

  InteractionBatches(InteractionWriter writer, BehaviourConfig config, LineReport report, LongConsumer progress) {
    this.writer = writer;
    this.config = config;
    this.report = report;
    this.progress = progress;
  }

  /** Takes a line; waits when as much as may be is under way. */
  void add(Numbered line) {
    filling.add(line);
    if (filling.size() >= config.batchLines()) {
      send();
    }
  }

  /** Writes what is left, and waits until all is settled. */
  void flush() {
    if (!filling.isEmpty()) {
      send();
    }
    while (!underWay.isEmpty()) {
      progress.accept(settleFirst());
    }
  }

  @Override
  public void close() {
    try {
      while (!underWay.isEmpty()) {
        settleFirst();
      }
    } finally {
      threads.close();
    }
  }

  private void send() {
    if (underWay.size() >= config.bulksInFlight()) {
      progress.accept(settleFirst());
    }
    List<Numbered> batch = filling;
    filling = new ArrayList<>(config.batchLines());
    underWay.add(threads.submit(() -> writer.write(batch)));
  }

  /** Waits for the oldest batch and reports it; gives how many lines are settled so far. */
  private long settleFirst() {
    Settled batch = join(underWay.remove());
    for (int i = 0; i < batch.stored(); i++) {
      report.accept();
    }
    batch.refused().forEach(line -> report.refuse(
        line.line(), LineCode.BAD_USER_INPUT, "The engine does not take this interaction: " + line.reason()));
    batch.unavailable().forEach(line -> report.refuse(
        line.line(), LineCode.UNAVAILABLE, "The interaction could not be stored in time: send the line again"));
    settled += batch.stored() + batch.refused().size() + batch.unavailable().size();
    return settled;
  }

  /** Waits also when interrupted: what is written must be reported; the writer gives up by itself when its patience ends. */
  private static Settled join(Future<Settled> batch) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return batch.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("A batch of interactions failed", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
