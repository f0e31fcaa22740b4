package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports below those that systems hand out for outgoing connections, which would come and go while an engine starts. */
final class EnginePorts {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int WIDTH = 100;

  private EnginePorts() {}

  /** A random range {@code from-to}: an engine takes the first free port in it, so two that start at once do not collide. */
  static String range() {
    int from = random();
    return from + "-" + (from + WIDTH);
  }

  /** One port that is free now. */
  static int free() {
    for (int attempt = 0; attempt < WIDTH; attempt++) {
      int port = random();
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken: the next one.
      }
    }
    throw new IllegalStateException("No free port between " + LOWEST + " and " + HIGHEST);
  }

  private static int random() {
    return ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
  }
}
