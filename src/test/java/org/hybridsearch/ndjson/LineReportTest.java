package org.hybridsearch.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LineReportTest {

  private static JsonNode written(LineReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.writeTo(out);
    return new JsonMapper().readTree(out.toByteArray());
  }

  @Test
  void counts_stale_lines_apart_from_refused_ones() throws IOException {
    try (LineReport report = new LineReport()) {
      report.accept();
      report.embedded(3);
      report.refuse(2, LineCode.STALE, "older");
      report.refuse(3, LineCode.BAD_USER_INPUT, "a \"quote\"");
      report.refuse(4, LineCode.NOT_FOUND, "none");
      assertThat(written(report).toString()).isEqualTo("{\"accepted\":1,\"stale\":1,\"refused\":2,\"embedded\":3,\"items\":["
          + "{\"line\":2,\"code\":\"STALE\",\"reason\":\"older\"},"
          + "{\"line\":3,\"code\":\"BAD_USER_INPUT\",\"reason\":\"a \\\"quote\\\"\"},"
          + "{\"line\":4,\"code\":\"NOT_FOUND\",\"reason\":\"none\"}]}");
    }
  }

  @Test
  void keeps_more_entries_than_it_keeps_in_memory() throws IOException {
    try (LineReport report = new LineReport()) {
      for (int line = 1; line <= 50_000; line++) {
        report.refuse(line, LineCode.BAD_USER_INPUT, "The line lacks the field title");
      }
      JsonNode written = written(report);
      assertThat(written.path("items")).hasSize(50_000);
      assertThat(written.path("items").path(49_999).path("line").asInt()).isEqualTo(50_000);
      assertThat(written(report)).as("written again").isEqualTo(written);
    }
  }
}
