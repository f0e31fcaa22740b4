package org.hybridsearch.opensearch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class KeeperTest {

  private static final EngineUser ANYBODY = new EngineUser(List.of());

  @TempDir
  private Path folder;

  @Test
  void ends_the_command_when_the_pipe_from_its_parent_closes() throws Exception {
    Process keeper = keep("echo $$ >&2; exec sleep 300");
    ProcessHandle command = command();

    keeper.getOutputStream().close();

    assertThat(ended(command)).isTrue();
    assertThat(ended(keeper.toHandle())).isTrue();
  }

  @Test
  void ends_a_command_that_will_not_listen() throws Exception {
    Process keeper = keep("trap '' TERM; echo $$ >&2; while :; do sleep 1; done");
    ProcessHandle command = command();

    keeper.getOutputStream().close();

    assertThat(ended(command)).isTrue();
  }

  @Test
  void ends_the_command_when_told_to_end_itself() throws Exception {
    Process keeper = keep("echo $$ >&2; exec sleep 300");
    ProcessHandle command = command();

    keeper.destroy();

    assertThat(ended(command)).isTrue();
    assertThat(ended(keeper.toHandle())).isTrue();
  }

  @Test
  void ends_with_the_command_and_tells_its_status() throws Exception {
    assertThat(keep("exit 7").waitFor()).isEqualTo(7);
  }

  private Process keep(String script) throws IOException {
    return Keeper.run(ANYBODY, List.of("/bin/sh", "-c", script), 1, folder, output());
  }

  /** The command, once it has told its number. */
  private ProcessHandle command() throws IOException {
    EngineProbe.await(() -> output().toFile().length() > 0, 10, "The command did not start");
    return ProcessHandle.of(Long.parseLong(Files.readString(output()).strip())).orElseThrow();
  }

  private Path output() {
    return folder.resolve("output");
  }

  private static boolean ended(ProcessHandle process) throws Exception {
    CompletableFuture<ProcessHandle> end = process.onExit();
    return !end.get(25, TimeUnit.SECONDS).isAlive();
  }
}
