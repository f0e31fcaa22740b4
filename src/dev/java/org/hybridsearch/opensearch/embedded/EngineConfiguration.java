package org.hybridsearch.opensearch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the engine reads at its start: settings, logging, and the options of its JVM. */
final class EngineConfiguration {

  private EngineConfiguration() {}

  /**
   * Writes the settings.
   *
   * @param httpPort one port, or a range of which the first free one is taken
   */
  static void write(RunFolder folder, String name, String httpPort) throws IOException {
    Files.writeString(folder.configuration().resolve("opensearch.yml"), settings(folder, name, httpPort));
    Files.writeString(folder.configuration().resolve("log4j2.properties"), logging());
  }

  /** The command that runs the engine: its own launcher starts five JVMs for what is known here. */
  static List<String> command(Path home, RunFolder folder, EngineSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(EngineUser.java().toString());
    command.add("-Xms" + settings.heapMegabytes() + "m");
    command.add("-Xmx" + settings.heapMegabytes() + "m");
    command.addAll(settings.lasting() ? List.of("-XX:+UseG1GC") : List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options(home, folder));
    return command;
  }

  private static List<String> options(Path home, RunFolder folder) {
    return List.of(
        "-Xss1m",
        "-XX:-OmitStackTraceInFastThrow",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
        "-Djava.locale.providers=SPI,CLDR",
        "-Djava.io.tmpdir=" + folder.temporary(),
        "-Djna.nosys=true",
        "-Dio.netty.noUnsafe=true",
        "-Dio.netty.noKeySetOptimization=true",
        "-Dio.netty.recycler.maxCapacityPerThread=0",
        "-Dio.netty.allocator.numDirectArenas=0",
        "-Dlog4j.shutdownHookEnabled=false",
        "-Dlog4j2.disable.jmx=true",
        "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
        "--add-modules=jdk.incubator.vector",
        "--add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED",
        "-javaagent:" + home.resolve("agent/opensearch-agent.jar"),
        "-Dopensearch.path.home=" + home,
        "-Dopensearch.path.conf=" + folder.configuration(),
        "-Dopensearch.distribution.type=zip",
        "-Dopensearch.bundled_jdk=false",
        "-cp", home.resolve("lib") + "/*",
        "org.opensearch.bootstrap.OpenSearch");
  }

  private static String settings(RunFolder folder, String name, String httpPort) {
    return """
        cluster.name: hybrid-search-%s
        node.name: engine
        path.data: %s
        path.logs: %s
        network.host: 127.0.0.1
        http.port: %s
        transport.port: %s
        discovery.type: single-node
        # Tells which port of the range it took.
        node.portsfile: true
        # A developer's disk is often nearly full; the engine would turn its indices read-only.
        cluster.routing.allocation.disk.threshold_enabled: false
        """.formatted(name, quoted(folder.data()), quoted(folder.logs()), httpPort, EnginePorts.range());
  }

  private static String logging() {
    return """
        status = error
        appender.console.type = Console
        appender.console.name = console
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%n
        rootLogger.level = info
        rootLogger.appenderRef.console.ref = console
        """;
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
