package org.hybridsearch.personalize.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A DynamoDB that takes connections and never answers, by the real SDK: every page is personal, and the ranker has its time. */
@Timeout(60)
class HangingDynamoDbTest {

  private final List<Socket> taken = new CopyOnWriteArrayList<>();

  @Test
  void it_costs_its_own_time_some_times_and_is_then_left_alone() throws Exception {
    try (ServerSocket server = hanging(); DynamoDbAnswers answers = StageBefore.open(server.getLocalPort())) {
      StageBefore stage = stage(answers, "10ms");
      for (int i = 0; i < 50; i++) {
        assertThat(stage.personalize("shopper " + i, Duration.ofSeconds(20)).outcome().applied()).isTrue();
      }
      assertThat(stage.asked).hasSize(50);
      assertThat(taken).isNotEmpty();
      assertThat(stage.failures("timeout")).isEqualTo(20);
      assertThat(stage.failures("circuit-open")).isEqualTo(30);
    }
  }

  @Test
  void it_never_takes_more_than_half_of_the_time() throws Exception {
    try (ServerSocket server = hanging(); DynamoDbAnswers answers = StageBefore.open(server.getLocalPort())) {
      StageBefore stage = stage(answers, "1h");
      assertThat(stage.personalize("anna", Duration.ofSeconds(1)).outcome().applied()).isTrue();
      assertThat(stage.asked).containsExactly("anna");
    }
  }

  private ServerSocket hanging() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> {
      try {
        while (true) {
          taken.add(server.accept());
        }
      } catch (IOException closed) {
        taken.forEach(HangingDynamoDbTest::close);
      }
    });
    return server;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StageBefore stage(DynamoDbAnswers answers, String timeout) {
    return new StageBefore(answers, "hybridsearch.personalize.breaker.delay", "1h",
        "hybridsearch.personalize.shared.timeout", timeout);
  }
}
