package org.hybridsearch.personalize.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.SharedAnswers;
import org.hybridsearch.testing.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A DynamoDB whose answers come when the stage waits no more, by the real SDK: connections stay for the next lookup. */
@Timeout(60)
class SlowDynamoDbTest {

  private static final String NOTHING = "{\"Responses\":{\"hybridsearch-answers\":[]},\"UnprocessedKeys\":{}}";

  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private final Semaphore stageIsGone = new Semaphore(0);
  private final Semaphore ended = new Semaphore(0);
  private Loopback server;

  @BeforeEach
  void start() throws IOException {
    server = new Loopback("/", this::late);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void late(HttpExchange exchange) throws IOException {
    connections.add(exchange.getRemoteAddress());
    exchange.getRequestBody().readAllBytes();
    stageIsGone.acquireUninterruptibly();
    Loopback.respond(exchange, 200, "application/x-amz-json-1.0", NOTHING);
  }

  @Test
  void a_lookup_that_is_too_late_leaves_its_connection_to_the_next() {
    StageBefore stage;
    try (DynamoDbAnswers answers = StageBefore.open(server.port())) {
      stageIsGone.release();
      answers.find(new SharedAnswers.Asked("warm", Market.DEFAULT, "up", Map.of(), List.of())); // classes take more than the time
      stage = new StageBefore(new Watched(answers));
      for (int i = 0; i < 5; i++) {
        assertThat(stage.personalize("shopper " + i, Duration.ofSeconds(20)).outcome().applied()).isTrue();
        stageIsGone.release();
        ended.acquireUninterruptibly();
      }
    }
    assertThat(connections).hasSize(1);
    assertThat(stage.failures("timeout")).isEqualTo(5);
  }

  /** Tells when a lookup has really ended. */
  private final class Watched implements SharedAnswers {

    private final SharedAnswers answers;

    Watched(SharedAnswers answers) {
      this.answers = answers;
    }

    @Override
    public Looked find(Asked asked) {
      try {
        return answers.find(asked);
      } finally {
        ended.release();
      }
    }

    @Override
    public void keep(Asked asked, String epoch, Answer answer) {
      answers.keep(asked, epoch, answer);
    }

    @Override
    public void forget(Market market, String shopper, Instant at) {
      answers.forget(market, shopper, at);
    }
  }
}
