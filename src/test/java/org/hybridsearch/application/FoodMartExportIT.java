package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A grocery shop's two years, as Personalize would import them, over HTTP. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartExportIT extends OnFoodMart {

  @TestHTTPResource("/export/personalize/") URI root;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    client.shutdownNow(); // a file that is not read to its end would be waited for
    client.close();
  }

  private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(root.resolve(path)).build(), handler);
  }

  @ParameterizedTest
  @CsvSource({"items,1560", "users,8736", "interactions,251385"})
  void a_file_has_every_row_and_each_fits_its_schema(String dataset, int expected) throws Exception {
    Schema schema = new Schema.Parser().parse(get(dataset + "/schema.json", BodyHandlers.ofString()).body());
    long start = System.nanoTime();
    HttpResponse<InputStream> answer = get(dataset + ".csv", BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValueSatisfying(
        type -> assertThat(type).startsWithIgnoringCase("text/csv").containsIgnoringCase("charset=utf-8"));
    long rows = 0;
    try (BufferedReader in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        CSVParser parser = CSVParser.parse(in, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      assertThat(parser.getHeaderNames()).isEqualTo(schema.getFields().stream().map(Schema.Field::name).toList());
      for (CSVRecord row : parser) {
        rows++;
        for (Schema.Field field : schema.getFields()) {
          if (!fits(row.get(field.name()), field.schema())) {
            fail(field.name() + " of row " + rows);
          }
        }
      }
    }
    System.out.printf("%s: %,d rows in %,d ms%n", dataset, rows, (System.nanoTime() - start) / 1_000_000);
    assertThat(rows).isEqualTo(expected);
  }

  private static boolean fits(String cell, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> cell.isEmpty() || fits(cell, schema.getTypes().getFirst());
      case STRING -> !cell.isEmpty();
      case LONG -> cell.matches("-?[0-9]+");
      case FLOAT -> cell.matches("-?[0-9]+(\\.[0-9]+)?");
      default -> false;
    };
  }

  @Test
  void the_shop_has_what_personalize_needs() throws Exception {
    JsonNode report = new JsonMapper().readTree(get("check.json", BodyHandlers.ofString()).body());
    System.out.println(report);
    assertThat(report.path("ready").asBoolean()).isTrue();
    assertThat(report.path("missing")).isEmpty();
    assertThat(report.at("/interactions/count").asInt()).isEqualTo(251_385);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders.csv", "Items.csv", "orders/schema.json"})
  void what_is_no_dataset_is_not_found(String path) throws Exception {
    HttpResponse<String> answer = get(path, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
  }

  @Test
  void a_market_that_is_none_is_bad_input() throws Exception {
    assertThat(get("items.csv?market=nowhere", BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }
}
