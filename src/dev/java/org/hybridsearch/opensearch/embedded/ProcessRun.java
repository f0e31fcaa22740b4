package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An engine that is a child process of this JVM.
 *
 * @param address where it answers
 * @param process the identity of its keeper
 * @param folder its files
 */
record ProcessRun(URI address, long process, RunFolder folder) implements EngineRun {

  private static final String KIND = "process";
  private static final int SECONDS_TO_END = 15;
  private static final int LINES_OF_TROUBLE = 8;
  /** For an engine whose parent was killed a moment ago, to end. */
  private static final int PATIENCE_SECONDS = 30;

  static ProcessRun of(URI address, long process, String folder) {
    return new ProcessRun(address, process, new RunFolder(Path.of(folder)));
  }

  static ProcessRun start(EngineSettings settings, Consumer<String> progress) {
    try {
      RunFolder folder = RunFolder.of(settings, RunFolder.root(settings, EngineUser.current()));
      return launch(settings, folder, EnginePorts.range(), progress);
    } catch (IOException e) {
      throw new UncheckedIOException("The engine could not be started", e);
    }
  }

  @Override
  public void stop() {
    ProcessHandle.of(process).ifPresent(keeper -> {
      CompletableFuture<ProcessHandle> end = keeper.onExit();
      keeper.destroy();
      end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    });
  }

  @Override
  public EngineRun startAgain(EngineSettings settings, Consumer<String> progress) {
    try {
      return launch(settings, folder, String.valueOf(address.getPort()), progress);
    } catch (IOException e) {
      throw new UncheckedIOException("The engine could not be started", e);
    }
  }

  @Override
  public String encode() {
    return KIND + " " + address + " " + process + " " + folder.path();
  }

  private static ProcessRun launch(EngineSettings settings, RunFolder folder, String port, Consumer<String> progress)
      throws IOException {
    EngineUser user = EngineUser.current();
    Path unpacked = RunFolder.root(settings, user).resolve("engine");
    Path home = Distribution.of(settings).unpacked(settings.build().resolve("engine"), unpacked, user, progress);
    EngineProbe.await(() -> !folder.inUse(), PATIENCE_SECONDS, "Another engine runs in " + folder.path() + " and did not end");
    Files.deleteIfExists(folder.addresses());
    EngineConfiguration.write(folder, settings.name(), port);
    user.own(folder.path());
    long begin = System.nanoTime();
    List<String> command = EngineConfiguration.command(home, folder, settings);
    Process keeper = Keeper.run(user, command, SECONDS_TO_END, home, folder.console());
    progress.accept("Starting OpenSearch %s as process %d, output in %s"
        .formatted(Distribution.VERSION, keeper.pid(), folder.console()));
    URI address = awaitAddress(keeper, folder);
    progress.accept(EngineProbe.up(address, begin));
    return new ProcessRun(address, keeper.pid(), folder);
  }

  private static URI awaitAddress(Process keeper, RunFolder folder) throws IOException {
    try {
      EngineProbe.await(() -> Files.exists(folder.addresses()) || !keeper.isAlive(), "The engine did not start");
      if (!keeper.isAlive()) {
        throw new IllegalStateException("The engine ended while it started:\n" + trouble(folder.console()));
      }
      URI address = URI.create("http://" + Files.readAllLines(folder.addresses()).getFirst());
      EngineProbe.awaitReady(address);
      return address;
    } catch (IllegalStateException e) {
      keeper.destroy();
      throw e;
    }
  }

  /** The lines that name a cause; where none does, the last ones. */
  private static String trouble(Path console) throws IOException {
    List<String> lines = Files.readAllLines(console);
    List<String> causes = lines.stream().filter(line -> line.contains("Exception") || line.contains("Error")).toList();
    List<String> telling = causes.isEmpty() ? lines.reversed() : causes;
    return telling.stream().distinct().limit(LINES_OF_TROUBLE).collect(Collectors.joining("\n"))
        + "\nAll of its output is in " + console;
  }
}
