package org.hybridsearch.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.hybridsearch.catalog.replace.BuildFailed;
import org.hybridsearch.catalog.replace.BuildInProgress;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.opensearch.EngineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bulk edge over real HTTP: what reaches the catalogue, what the sender is told, and that nothing piles up in between. */
@QuarkusTest
@TestProfile(BulkBackend.Profile.class)
class BulkIT {

  private static final int MEGABYTE = 1 << 20;

  @Inject BulkBackend backend;
  @TestHTTPResource URI root;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
    return send(method, path, BodyPublishers.ofString(body), "content-type", "application/x-ndjson");
  }

  @ParameterizedTest
  @CsvSource({"POST,/catalog/items,PUT", "POST,/catalog/items?mode=replace,REPLACE", "PATCH,/catalog/items,PATCH",
      "DELETE,/catalog/items,DELETE", "POST,/catalog/interactions,INTERACTIONS"})
  void an_upload_reaches_the_catalogue_and_its_report_the_sender(String method, String path, String call) throws Exception {
    HttpResponse<String> answer = send(method, path, "{}\n{}\n");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"stale\":0,\"refused\":0,\"embedded\":0,\"items\":[]}");
    assertThat(backend.calls).containsExactly(call);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/ndjson; charset=utf-8", "text/plain"})
  void several_names_of_the_type_are_known(String type) throws Exception {
    assertThat(send("POST", "/catalog/items", BodyPublishers.ofString("{}"), "content-type", type).statusCode()).isEqualTo(200);
  }

  @Test
  void compressed_uploads_are_read() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write("{}\n{}\n{}".getBytes(StandardCharsets.UTF_8));
    }
    HttpResponse<String> answer = send("POST", "/catalog/items", BodyPublishers.ofByteArray(bytes.toByteArray()),
        "content-encoding", "gzip", "content-type", "application/x-ndjson");
    assertThat(answer.body()).contains("\"accepted\":3");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "application/xml      | identity | /catalog/items           | 415 | Send one JSON object a line, as application/x-ndjson",
      "application/x-ndjson | br       | /catalog/items           | 415 | The content encoding must be gzip, or none",
      "application/x-ndjson | gzip     | /catalog/items           | 400 | The upload broke off, or is not in the encoding it names",
      "application/x-ndjson | identity | /catalog/items?mode=all  | 400 | mode must be replace, or absent"})
  void what_cannot_be_an_upload_is_refused_with_a_code(String type, String encoding, String path, int status, String message)
      throws Exception {
    HttpResponse<String> answer = send("POST", path, BodyPublishers.ofString("{}"), "content-type", type, "content-encoding", encoding);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"code\":\"BAD_USER_INPUT\",\"message\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @CsvSource({"POST,/catalog/interactions?mode=zz", "POST,/catalog/interactions?mode=replace", "POST,/catalog/interactions?mode=",
      "PATCH,/catalog/items?mode=replace", "DELETE,/catalog/items?mode=replace"})
  void a_mode_where_there_is_none_is_refused(String method, String path) throws Exception {
    HttpResponse<String> answer = send(method, path, "{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(
        "{\"code\":\"BAD_USER_INPUT\",\"message\":\"mode must be absent here: only POST of items has one\"}");
    assertThat(backend.calls).isEmpty();
  }

  private HttpResponse<String> failing(RuntimeException failure) throws Exception {
    backend.behaviour = (in, report) -> {
      throw failure;
    };
    return send("POST", "/catalog/items?mode=replace", "{}");
  }

  @Test
  void failures_have_a_status_and_a_code_and_keep_the_insides_to_themselves() throws Exception {
    assertThat(failing(new BuildInProgress()).statusCode()).isEqualTo(409);
    assertThat(failing(new BuildFailed("no valid line", true)).body()).isEqualTo("{\"code\":\"BAD_USER_INPUT\",\"message\":\"no valid line\"}");
    assertThat(failing(new BuildFailed("not in time", false)).statusCode()).isEqualTo(503);
    assertThat(failing(new EngineException.Throttled("es_rejected_execution")).body())
        .isEqualTo("{\"code\":\"UNAVAILABLE\",\"message\":\"The catalogue does not take uploads at the moment: try again\"}");
    HttpResponse<String> defect = failing(new IllegalStateException("secret"));
    assertThat(defect.statusCode()).isEqualTo(500);
    assertThat(defect.body()).contains("\"INTERNAL\"").doesNotContain("secret");
  }

  @Test
  void an_upload_with_lines_to_send_again_is_not_a_success() throws Exception {
    backend.behaviour = (in, report) -> report.refuse(1, LineCode.UNAVAILABLE, "later");
    HttpResponse<String> answer = send("POST", "/catalog/items", "{}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"line\":1");
  }

  @Test
  void every_bad_line_of_200_000_is_reported() throws Exception {
    backend.behaviour = (in, report) -> {
      for (int line = 1; line <= 200_000; line++) {
        report.refuse(line, LineCode.BAD_USER_INPUT, "The line lacks the field title");
      }
    };
    assertThat(send("POST", "/catalog/items", "{}").body()).contains("\"refused\":200000").contains("{\"line\":200000,");
  }

  @Test
  void a_sender_who_is_faster_than_the_catalogue_is_slowed_down() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Long> accepted = new CompletableFuture<>();
    backend.behaviour = (in, report) -> {
      try {
        goOn.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      BulkBackend.acceptAll(in, report);
      accepted.complete(report.accepted());
    };
    int size = 256 * MEGABYTE;
    try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(root.getHost(), root.getPort()))) {
      head(channel, size);
      channel.configureBlocking(false);
      long sent = pour(channel, size);
      assertThat(sent).as("bytes taken while nobody reads").isLessThan(64L * MEGABYTE);
      goOn.countDown();
      channel.configureBlocking(true);
      for (ByteBuffer lines = lines(); sent < size; sent += channel.write(lines)) {
        lines.clear().limit((int) Math.min(lines.capacity(), size - sent));
      }
      assertThat(accepted.get(60, TimeUnit.SECONDS)).isPositive();
    }
  }

  private static void head(SocketChannel channel, long length) throws IOException {
    String head = "POST /catalog/items HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ncontent-length: " + length + "\r\n\r\n";
    channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
  }

  private static ByteBuffer lines() {
    return ByteBuffer.wrap("{\"id\":\"some line\"}\n".repeat(1000).getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes until the other side takes nothing for a second; gives how much it took. */
  private static long pour(SocketChannel channel, long size) throws IOException {
    long sent = 0;
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_WRITE);
      ByteBuffer lines = lines();
      while (sent + lines.capacity() < size && selector.select(1000) > 0) {
        selector.selectedKeys().clear();
        lines.clear();
        sent += channel.write(lines);
      }
    }
    return sent;
  }

  @Test
  void a_sender_who_goes_away_ends_the_upload() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    backend.behaviour = (in, report) -> {
      begun.countDown();
      try {
        BulkBackend.acceptAll(in, report);
        seen.complete(new AssertionError("read to an end that was none"));
      } catch (IOException e) {
        seen.complete(e);
        throw e;
      }
    };
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.getOutputStream().write(("POST /catalog/items HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\n"
          + "transfer-encoding: chunked\r\n\r\n3\r\n{}\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue(); // who leaves before that may never have been noticed
    }
    assertThat(seen.get(60, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
  }
}
