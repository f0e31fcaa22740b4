package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until an engine answers and has its primary shards. */
final class EngineProbe {

  private static final int PATIENCE_SECONDS = 180;
  private static final int PAUSE_MILLIS = 50;
  private static final int OK = 200;

  private EngineProbe() {}

  /** Returns when the cluster is yellow or green. */
  static void awaitReady(URI address) {
    URI health = address.resolve("/_cluster/health?wait_for_status=yellow&timeout=5s");
    await(() -> answersOk(health), "The engine at " + address + " did not get ready");
  }

  /** Asks until the answer is yes. */
  static void await(BooleanSupplier condition, String otherwise) {
    await(condition, PATIENCE_SECONDS, otherwise);
  }

  /** Asks until the answer is yes, but not for longer than so many seconds. */
  static void await(BooleanSupplier condition, int seconds, String otherwise) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(seconds)) {
        throw new IllegalStateException(otherwise + " within " + seconds + " s");
      }
      pause();
    }
  }

  /** The line for the progress: where, and after how long. */
  static String up(URI address, long begin) {
    return "OpenSearch is up at %s after %.1f s".formatted(address, (System.nanoTime() - begin) / 1e9);
  }

  private static boolean answersOk(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(10_000);
      try (InputStream in = connection.getInputStream()) {
        in.transferTo(OutputStream.nullOutputStream());
        return connection.getResponseCode() == OK;
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the engine", e);
    }
  }
}
