package org.hybridsearch.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of this service that are not the framework's. */
@Singleton
public class Threads {

  /** More texts than this are refused at once: those who wait for them would have given up before their turn. */
  private static final int WAITING = 100;

  private final ExecutorService stages = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService models;

  Threads() {
    // A model in this process computes, and holds its carrier thread while it does: on virtual threads it would hold up the
    // searches that only wait. As many as there are processors, since more would only wait for each other.
    ThreadFactory named = Thread.ofPlatform().name("model-", 0).daemon().factory();
    int size = Math.max(2, Runtime.getRuntime().availableProcessors());
    models = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), named);
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
