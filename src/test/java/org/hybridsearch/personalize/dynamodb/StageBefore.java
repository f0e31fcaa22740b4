package org.hybridsearch.personalize.dynamodb;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
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
import org.hybridsearch.personalize.SharedAnswers;

/** The stage before a DynamoDB that is unwell, and a ranker that is well. */
final class StageBefore implements PersonalRanker {

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  /** Whom the ranker was asked for. */
  final List<String> asked = new CopyOnWriteArrayList<>();
  final Personalizer stage;

  StageBefore(SharedAnswers answers, String... settings) {
    this(answers, Ticker.systemTicker(), settings);
  }

  StageBefore(SharedAnswers answers, Ticker ticker, String... settings) {
    stage = new Personalizer(this, Settings.of(PersonalizeConfig.class, settings), ticker, meters, Market.DEFAULT,
        new Personalizer.Sharing(answers, Clock.systemUTC()));
  }

  /** What a server on loopback has, by the real SDK. */
  static DynamoDbAnswers open(int port) {
    String uri = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
    return DynamoDbAnswers.open(
        Settings.of(DynamoDbAnswersConfig.class, "hybridsearch.ranker.dynamodb.endpoint-override", uri,
            "hybridsearch.ranker.dynamodb.region", "eu-west-1"),
        Settings.of(PersonalizeConfig.class).shared(), UnaryOperator.identity(), Clock.systemUTC(), LocalDynamoDb.CREDENTIALS);
  }

  @Override
  public String source() {
    return "fake";
  }

  @Override
  public Answer rank(Question question) {
    asked.add(question.shopper().userId());
    return new Answer(Map.of("a", 0.7, "b", 0.3), 1);
  }

  PersonalRanking personalize(String user, Duration time) {
    return stage.personalize(new Personalizer.Request(Market.DEFAULT, new Shopper.Someone(user, "", Map.of()), List.of("a", "b"),
        new Personalizer.Weighting(PersonalizationMode.FULL, 0.4, 0.5), time));
  }

  double failures(String reason) {
    return meters.get("hybridsearch.ranker.shared.failures").tag("reason", reason).counter().count();
  }
}
