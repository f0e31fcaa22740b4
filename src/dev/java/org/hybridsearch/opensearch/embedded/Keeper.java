package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that runs a command as its child and ends it when told to end itself, or when the pipe from this JVM closes: that the
 * system does however this JVM ends.
 */
final class Keeper {

  /**
   * The watcher is a process of its own and outlives a killed keeper. It reads with a built-in and sleeps by the second, so that
   * ending it leaves nothing behind.
   */
  private static final String SCRIPT = """
      exec 3<&0
      patience=$1
      shift
      engine= told=
      trap 'told=yes; kill "${engine:-$!}" 2>/dev/null' TERM INT HUP
      "$@" </dev/null 3<&- &
      engine=$!
      [ -z "$told" ] || kill "$engine" 2>/dev/null
      {
        trap - TERM INT HUP
        while read -r line; do :; done
        kill "$engine"
        while kill -0 "$engine" && [ "$patience" -gt 0 ]; do sleep 1; patience=$((patience - 1)); done
        kill -9 "$engine"
      } <&3 >/dev/null 2>&1 &
      watcher=$!
      exec 3<&-
      wait "$engine"
      status=$?
      # A signal ends a wait early.
      while kill -0 "$engine" 2>/dev/null; do wait "$engine"; status=$?; done
      kill "$watcher" 2>/dev/null
      exit "$status"
      """;

  private Keeper() {}

  /**
   * Runs the command under a keeper.
   *
   * @param patience seconds from asking the command to end until it is made to
   * @param folder its working folder
   * @param output gets what it prints
   */
  static Process run(EngineUser user, List<String> command, int patience, Path folder, Path output) throws IOException {
    List<String> kept = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "keeper", String.valueOf(patience)));
    kept.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(user.command(kept)).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    // Options meant for this JVM are not meant for the engine's.
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
    Process keeper = builder.start();
    // Ends it in order; besides, it keeps the pipe reachable: were it collected, the engine would end.
    Runtime.getRuntime().addShutdownHook(new Thread(keeper::destroy, "end of the embedded engine"));
    endWithBuildTool(keeper);
    return keeper;
  }

  /** In development mode this JVM is the child of the build tool's and outlives it when that is killed: the engine does not. */
  private static void endWithBuildTool(Process keeper) {
    ProcessHandle.current().parent()
        .filter(parent -> parent.info().command().filter(command -> command.endsWith("/java")).isPresent())
        .ifPresent(parent -> parent.onExit().thenRun(keeper::destroy));
  }
}
