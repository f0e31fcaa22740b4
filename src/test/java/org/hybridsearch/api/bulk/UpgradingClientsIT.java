package org.hybridsearch.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hybridsearch.api.FakeBackend;
import org.hybridsearch.api.GraphQLClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients such as Java's own offer HTTP/2 with the first request of each plain connection, and its body follows while the
 * connection is switched over. Each of them is to be answered, at once or beside others, whatever its size. What is behind the
 * edge answers without delay here, so that answers have the best chance to overtake the switch.
 */
@QuarkusTest
@TestProfile(BulkBackend.Profile.class)
@Timeout(120)
class UpgradingClientsIT {

  private static final int MEGABYTE = 1 << 20;
  private static final String LINE = "{\"id\":\"1\",\"title\":\"" + "x".repeat(1000) + "\"}\n";
  private static final int LINES = 4 * MEGABYTE / LINE.length();

  @Inject BulkBackend uploads;
  @Inject FakeBackend searches;
  @TestHTTPResource URI root;

  @BeforeEach
  void reset() {
    uploads.reset();
    searches.reset();
  }

  private HttpRequest request(String path, String type, String body) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Content-Type", type).timeout(Duration.ofSeconds(30))
        .POST(BodyPublishers.ofString(body)).build();
  }

  /** A search in a body of about so many bytes. */
  private HttpRequest search(int bytes) {
    return request("/graphql", "application/json", GraphQLClient.operation(
        "{ search(input: {}) { searchId } }", Map.of("unused", "x".repeat(bytes))));
  }

  private HttpRequest upload() {
    return request("/catalog/items", "application/x-ndjson", LINE.repeat(LINES));
  }

  private static CompletableFuture<HttpResponse<String>> sent(HttpClient client, HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private static <T> List<T> times(int n, IntFunction<T> each) {
    return IntStream.range(0, n).mapToObj(each).toList();
  }

  private static void found(CompletableFuture<HttpResponse<String>> coming) {
    HttpResponse<String> answer = coming.join();
    assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"data\":{\"search\":{\"searchId\":\"");
  }

  private static void taken(CompletableFuture<HttpResponse<String>> coming) {
    HttpResponse<String> answer = coming.join();
    assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"accepted\":" + LINES + ",");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 20_000, 200_000, 900_000})
  void the_first_search_of_a_connection_is_answered_and_those_after_it(int bytes) {
    for (int i = 0; i < 20; i++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        found(sent(client, search(bytes)));
        found(sent(client, search(bytes)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 20_000, 200_000})
  void searches_beside_each_other_are_answered_on_new_connections_and_on_one(int bytes) {
    for (int i = 0; i < 5; i++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        times(12, n -> sent(client, search(bytes))).forEach(UpgradingClientsIT::found);
        times(12, n -> sent(client, search(bytes))).forEach(UpgradingClientsIT::found);
      }
    }
  }

  @Test
  void uploads_are_taken_whole_first_on_a_connection_after_a_search_and_beside_others() {
    for (int i = 0; i < 5; i++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        taken(sent(client, upload()));
        taken(sent(client, upload()));
      }
      try (HttpClient client = HttpClient.newHttpClient()) {
        found(sent(client, search(100)));
        List<CompletableFuture<HttpResponse<String>>> coming = times(3, n -> sent(client, upload()));
        found(sent(client, search(100)));
        coming.forEach(UpgradingClientsIT::taken);
      }
    }
  }

  @Test
  void uploads_on_new_connections_beside_each_other_are_taken_whole() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      times(4, n -> sent(client, upload())).forEach(UpgradingClientsIT::taken);
    }
  }

  @Test
  void what_is_too_large_is_refused_by_a_code() {
    for (int i = 0; i < 5; i++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> answer = sent(client, search(3 * MEGABYTE)).join();
        assertThat(answer.body()).contains("\"code\":");
        found(sent(client, search(100)));
      }
    }
  }
}
