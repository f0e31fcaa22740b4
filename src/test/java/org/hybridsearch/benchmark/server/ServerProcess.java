package org.hybridsearch.benchmark.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server that is measured: a process of its own on a free port, which ends with this one. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(15);
  private static final long PAUSE_MILLIS = 100;
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final URI address;
  private final Duration start;

  private ServerProcess(Process process, URI address, String probe) throws IOException, InterruptedException {
    this.process = process;
    this.address = address;
    this.start = awaitReady(address.resolve(probe));
  }

  /**
   * Starts a JVM and waits until it answers.
   *
   * @param options of the JVM, then what it is to run, for a port
   * @param probe a path that answers 200 once the server is ready
   * @param output gets what it prints
   */
  public static ServerProcess start(IntFunction<List<String>> options, String probe, Path output)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options.apply(port));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("MALLOC_ARENA_MAX", "2"); // as in the image
    builder.environment().put("AWS_ACCESS_KEY_ID", "benchmark");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "benchmark");
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ServerProcess(process, URI.create("http://127.0.0.1:" + port), probe);
  }

  public URI at(String path) {
    return address.resolve(path);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** From the start of the process to its first answer that it is ready. */
  public Duration startTime() {
    return start;
  }

  /** Whether there is something at the path. */
  public boolean answers(String path) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString("a")).build(),
        HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  /** Bytes that the service has allocated since its start, as of its last garbage collection. */
  public double allocated() throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(at("/q/metrics")).build(), HttpResponse.BodyHandlers.ofString()).body().lines()
        .filter(line -> line.startsWith("jvm_gc_memory_allocated_bytes_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
  }

  private Duration awaitReady(URI probe) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpRequest ready = HttpRequest.newBuilder(probe).timeout(Duration.ofSeconds(5)).build();
    while (System.nanoTime() - begin < LONGEST_START.toNanos() && process.isAlive()) {
      try {
        if (CLIENT.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return Duration.ofNanos(System.nanoTime() - begin);
        }
      } catch (IOException e) {
        // not listening yet
      }
      process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    close();
    throw new IOException("A server did not become ready; see what it printed in target/benchmark");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
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
