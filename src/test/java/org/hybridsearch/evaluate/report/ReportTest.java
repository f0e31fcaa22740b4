package org.hybridsearch.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hybridsearch.evaluate.chart.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final double THIRD = 1 / 3.0;
  private static final Table TABLE = Table
      .of("quality", "contender", Column.of("nDCG@10"), Column.exact("P@10"), Column.of("queries"))
      .with("BM25 alone", Cell.of(THIRD), Cell.of(THIRD), Cell.of(7))
      .with("k-NN", Cell.of(Double.NaN), Cell.of(0.5), Cell.of("a|b"));

  @TempDir
  private Path folder;

  @Test
  void json_has_every_digit_and_null_where_nothing_was_measured() throws IOException {
    String console = write(Report.named("relevance").with("jvm", "25").with(TABLE));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("relevance.json").toFile());
    assertThat(json.at("/facts/jvm").asText()).isEqualTo("25");
    JsonNode rows = json.at("/tables/quality/rows");
    assertThat(rows.path("BM25 alone").path("nDCG@10").asDouble()).isEqualTo(THIRD);
    assertThat(rows.path("BM25 alone").path("queries").asLong()).isEqualTo(7);
    assertThat(rows.path("k-NN").path("nDCG@10").isNull()).isTrue();
    assertThat(json.at("/tables/quality/columns")).extracting(JsonNode::asText).containsExactly("nDCG@10", "P@10", "queries");
    assertThat(console).contains("jvm: 25").contains(folder.resolve("relevance.json").toString());
  }

  @Test
  void a_console_aligns_values_to_the_right_with_the_decimals_asked_for() {
    assertThat(TableText.console(TABLE)).isEqualTo("""
        quality
        contender   nDCG@10                P@10  queries
        BM25 alone   0.3333  0.3333333333333333        7
        k-NN                                0.5      a|b
        """);
  }

  @Test
  void markdown_escapes_what_would_end_a_cell() {
    assertThat(TableText.markdown(TABLE)).isEqualTo("""
        | contender | nDCG@10 | P@10 | queries |
        |---|--:|--:|--:|
        | BM25 alone | 0.3333 | 0.3333333333333333 | 7 |
        | k-NN |  | 0.5 | a\\|b |
        """);
  }

  @Test
  void every_chart_becomes_a_file_named_after_report_and_chart() throws IOException {
    Chart chart = new Chart.Bars("quality", "Quality", "nDCG@10", "", List.of(new Chart.Bar("all", "BM25", 0.4, 0)));
    write(Report.named("relevance").with(chart));
    assertThat(Files.readString(folder.resolve("relevance-quality.svg"))).contains("<svg").contains("Quality");
  }

  @Test
  void the_machine_is_told_by_processor_memory_system_and_jvm() {
    assertThat(Machine.facts()).extracting(Report.Fact::name).containsExactly("processor", "memory", "system", "jvm");
    assertThat(Machine.facts()).extracting(Report.Fact::value).allSatisfy(value -> assertThat(value).isNotBlank());
  }

  @Test
  void refuses_names_that_make_no_file_name_and_rows_that_do_not_fit() {
    assertThatThrownBy(() -> Report.named("../up")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TABLE.with("short", Cell.of(1L))).hasMessage("Row short has 1 cells for 3 columns");
  }

  private String write(Report report) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    report.writeTo(folder, new PrintStream(console, true, StandardCharsets.UTF_8));
    return console.toString(StandardCharsets.UTF_8);
  }
}
