package org.hybridsearch.personalize.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A DynamoDB that takes connections and never answers, by the real SDK: every page is personal, and the ranker has its time. */
@Timeout(60)
class HangingDynamoDbTest {

  private final List<Socket> taken = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void it_costs_its_own_time_some_times_and_is_then_left_alone() throws Exception {
    try (ServerSocket server = hanging(); DynamoDbAnswers answers = open(server)) {
      Personalizer stage = stage(answers, "10ms");
      for (int i = 0; i < 50; i++) {
        assertThat(personalize(stage, "shopper " + i, Duration.ofSeconds(20)).outcome().applied()).isTrue();
      }
      assertThat(asked).hasSize(50);
      assertThat(taken).isNotEmpty();
      assertThat(failures("timeout")).isEqualTo(20);
      assertThat(failures("circuit-open")).isEqualTo(30);
    }
  }

  @Test
  void it_never_takes_more_than_half_of_the_time() throws Exception {
    try (ServerSocket server = hanging(); DynamoDbAnswers answers = open(server)) {
      assertThat(personalize(stage(answers, "1h"), "anna", Duration.ofSeconds(1)).outcome().applied()).isTrue();
      assertThat(asked).containsExactly("anna");
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

  private static DynamoDbAnswers open(ServerSocket server) {
    String uri = "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    return DynamoDbAnswers.open(Settings.of(DynamoDbAnswersConfig.class, "hybridsearch.ranker.dynamodb.endpoint-override", uri,
        "hybridsearch.ranker.dynamodb.region", "eu-west-1"), Settings.of(PersonalizeConfig.class).shared(), UnaryOperator.identity(),
        Clock.systemUTC(), LocalDynamoDb.CREDENTIALS);
  }

  private Personalizer stage(DynamoDbAnswers answers, String timeout) {
    PersonalRanker ranker = new PersonalRanker() {
      @Override
      public String source() {
        return "fake";
      }

      @Override
      public Answer rank(Question question) {
        asked.add(question.shopper().userId());
        return new Answer(Map.of("a", 0.7, "b", 0.3), 1);
      }
    };
    return new Personalizer(ranker, Settings.of(PersonalizeConfig.class, "hybridsearch.personalize.breaker.delay", "1h",
            "hybridsearch.personalize.shared.timeout", timeout),
        System::nanoTime, meters, Market.DEFAULT, new Personalizer.Sharing(answers, Clock.systemUTC()));
  }

  private static PersonalRanking personalize(Personalizer stage, String user, Duration time) {
    return stage.personalize(new Personalizer.Request(Market.DEFAULT, new Shopper.Someone(user, "", Map.of()), List.of("a", "b"),
        new Personalizer.Weighting(PersonalizationMode.FULL, 0.4, 0.5), time));
  }

  private double failures(String reason) {
    return meters.get("hybridsearch.ranker.shared.failures").tag("reason", reason).counter().count();
  }
}
