package org.hybridsearch.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The threads of this service that are not the framework's. */
@Singleton
public class Threads {

  private final ExecutorService stages = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService models;

  Threads() {
    // A model in this process computes, and holds its carrier thread while it does: on virtual threads it would hold up the
    // searches that only wait. As many as there are processors, since more would only wait for each other.
    ThreadFactory named = Thread.ofPlatform().name("model-", 0).daemon().factory();
    models = Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), named);
  }

  /** A virtual thread a task, for what waits for others. */
  ExecutorService stages() {
    return stages;
  }

  /** A few platform threads, for what computes. */
  ExecutorService models() {
    return models;
  }

  @PreDestroy
  void close() {
    models.shutdownNow();
    stages.shutdownNow();
  }
}
