package org.hybridsearch.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, with an embedded engine and the demo catalogue. */
final class PackagedService implements AutoCloseable {

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final Process process;
  private final URI address;

  private PackagedService(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits until it is ready, which takes a minute or two the first time. */
  static PackagedService start() throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port,
        "-Dhybridsearch.opensearch.kind=embedded", "-Dhybridsearch.demo=true", "-Dhybridsearch.api.default-consent=PERSONALIZATION",
        "-Dhybridsearch.embed.cache-folder=target/vectors", "-jar", JAR.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    PackagedService service = new PackagedService(process, URI.create("http://127.0.0.1:" + port));
    service.awaitReady();
    return service;
  }

  URI graphql() {
    return address.resolve("/graphql");
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ready = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // not listening yet
        }
        process.waitFor(500, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IOException("The service did not become ready; see what it printed");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
