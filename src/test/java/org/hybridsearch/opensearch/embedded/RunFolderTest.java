package org.hybridsearch.opensearch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final EngineUser ANYBODY = new EngineUser(List.of());

  @TempDir
  private Path build;

  @Test
  void keeps_one_folder_for_an_engine_that_keeps_its_data() throws Exception {
    EngineSettings kept = new EngineSettings("dev", build, 512, true);
    assertThat(folder(kept)).isEqualTo(folder(kept)).isEqualTo(new RunFolder(build.resolve("dev-engine")));
  }

  @Test
  void gives_every_other_run_a_folder_of_its_own() throws Exception {
    EngineSettings fresh = new EngineSettings("test", build, 512, false);
    RunFolder first = folder(fresh);
    assertThat(folder(fresh)).isNotEqualTo(first);
    assertThat(first.data()).as("a run that may be about to start").exists();
  }

  @Test
  void removes_what_former_runs_left() throws Exception {
    EngineSettings fresh = new EngineSettings("test", build, 512, false);
    RunFolder former = folder(fresh);
    Files.writeString(former.console(), "long ago");
    Files.setLastModifiedTime(former.path(), FileTime.from(Instant.EPOCH));

    folder(fresh);

    assertThat(former.path()).doesNotExist();
  }

  @Test
  void takes_a_lock_file_without_a_process_for_unused() throws Exception {
    RunFolder folder = folder(new EngineSettings("dev", build, 512, true));
    Files.createDirectories(folder.data().resolve("nodes/0"));
    Files.createFile(folder.data().resolve("nodes/0/node.lock"));
    assertThat(folder.inUse()).isFalse();
  }

  private RunFolder folder(EngineSettings settings) throws Exception {
    return RunFolder.of(settings, RunFolder.root(settings, ANYBODY));
  }
}
