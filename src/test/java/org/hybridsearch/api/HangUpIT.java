package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that leaves while its page is being made. */
@QuarkusTest
@TestProfile(FakeBackendProfile.class)
@Timeout(120)
class HangUpIT {

  private static final String BODY = "{\"query\": \"{ search(input: {}) { searchId } }\"}";
  private static final Duration SOON = Duration.ofSeconds(60);

  @Inject FakeBackend backend;
  @Inject CurrentVertxRequest request;

  private final Logger failures = Logger.getLogger("org.hybridsearch.api.error.Failures");
  private final List<Level> logged = new CopyOnWriteArrayList<>();
  private final Handler ear = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getLevel());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    backend.reset();
    failures.setLevel(Level.FINE);
    failures.addHandler(ear);
  }

  @AfterEach
  void stopListening() {
    failures.removeHandler(ear);
    failures.setLevel(null);
    backend.reset();
  }

  @Test
  void who_hangs_up_is_shown_nothing_and_leaves_no_defect_in_the_log() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    backend.answers(search -> {
      asked.countDown();
      Eventually.within(SOON, "the request is over", this::over);
      return Samples.outcome(List.of(Samples.hit("1", 1)));
    });
    URI address = GraphQLClient.request("/").build().uri();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      send(socket);
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    }
    Eventually.within(SOON, "something is told of it", () -> !logged.isEmpty());
    assertThat(logged).allSatisfy(level -> assertThat(level.intValue()).isLessThan(Level.INFO.intValue()));
    assertThat(backend.visitors()).as("who was shown a page").isEmpty();
  }

  private static void send(Socket socket) throws IOException {
    socket.getOutputStream().write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private boolean over() {
    try {
      request.getCurrent();
      return false;
    } catch (ContextNotActiveException over) {
      return true;
    }
  }
}
