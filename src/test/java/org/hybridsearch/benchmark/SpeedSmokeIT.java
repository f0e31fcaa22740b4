package org.hybridsearch.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hybridsearch.benchmark.result.Goals;
import org.hybridsearch.benchmark.result.Results;
import org.hybridsearch.benchmark.result.SpeedReport;
import org.hybridsearch.benchmark.result.SpeedResult;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.Shop;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; nothing is said of how fast it finds anything. */
class SpeedSmokeIT {

  private static final Settings SETTINGS = new Settings(
      List.of(1_560), Duration.ofMillis(300), 1, 1, List.of(1), 20, Duration.ofSeconds(3), false);
  private static final long PURCHASES = 2_000;

  @TempDir
  private Path folder;

  private final Shop shop = new Shop("smoke", Scale.of(1_560), EngineForTests.address());

  @AfterEach
  void clear() throws Exception {
    shop.clear();
  }

  @Test
  void measures_the_packaged_service_beside_what_it_is_compared_with() throws Exception {
    Servers.requirePackaged();
    shop.load(PURCHASES);

    SpeedResult result = new SpeedRun(SETTINGS, shop, new Servers(EngineForTests.address(), shop, false)).run();

    assertThat(result.atATime().get(1)).containsKeys(
        SpeedResult.SERVICE, SpeedResult.FLOOR, SpeedResult.WORDS, SpeedResult.EMBEDDING, SpeedResult.EMPTY);
    assertThat(List.of(result.atATime().get(1), result.quiet(), result.zipf(), result.storefront(), result.rankers())).allSatisfy(
        samples -> assertThat(samples.values()).allSatisfy(sample -> {
          assertThat(sample.measured().count()).isPositive();
          assertThat(sample.measured().failed()).isZero();
          assertThat(sample.measured().millis(50)).isPositive().isLessThanOrEqualTo(sample.measured().millis(99));
        }));
    assertThat(result.rankers()).hasSize(2);
    assertThat(result.writers().samples().values()).hasSize(2)
        .allSatisfy(sample -> assertThat(sample.measured().failed()).isZero());
    assertThat(result.writers().failed()).isZero();
    assertThat(result.writers().seenNanos().getTotalCount()).isPositive();
    assertThat(result.rankers().get("service, ranker 80 ms").measured().millis(50)).isGreaterThan(79);
  }

  @Test
  void the_report_tells_goals_and_draws_charts() throws Exception {
    ByteArrayOutputStream console = new ByteArrayOutputStream();

    SpeedReport.of(List.of(Results.of(1_560), Results.of(50_000)), SETTINGS.told())
        .writeTo(folder, new PrintStream(console, true, StandardCharsets.UTF_8));

    assertThat(console.toString(StandardCharsets.UTF_8)).contains("Goals (1,560 items)", "Goals (50,000 items)");
    assertThat(folder.resolve("speed.json")).exists();
    assertThat(folder.resolve("speed-growth.svg")).exists();
  }
}
