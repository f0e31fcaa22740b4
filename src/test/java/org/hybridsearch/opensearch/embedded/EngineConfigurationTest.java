package org.hybridsearch.opensearch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineConfigurationTest {

  @TempDir
  private Path folder;

  @Test
  void keeps_the_engine_on_the_loopback_interface_and_alone() throws Exception {
    assertThat(settings(new RunFolder(folder)))
        .contains("network.host: 127.0.0.1", "discovery.type: single-node", "http.port: 21000-21100");
  }

  @Test
  void survives_quotes_in_a_path() throws Exception {
    RunFolder odd = new RunFolder(folder.resolve("the shop's: build"));
    assertThat(settings(odd)).contains("path.data: '" + folder + "/the shop''s: build/data'");
  }

  @Test
  void runs_on_the_jdk_of_this_jvm() {
    EngineSettings settings = new EngineSettings("test", folder, 512, false);
    assertThat(EngineConfiguration.command(folder, new RunFolder(folder), settings))
        .startsWith(System.getProperty("java.home") + "/bin/java")
        .contains("-Xmx512m");
  }

  private static String settings(RunFolder folder) throws Exception {
    Files.createDirectories(folder.configuration());
    EngineConfiguration.write(folder, "test", "21000-21100");
    return Files.readString(folder.configuration().resolve("opensearch.yml"));
  }
}
