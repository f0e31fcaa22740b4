package org.hybridsearch.personalize.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.hybridsearch.guard.PaidCall.Condition;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.personalize.dynamodb.FaultyDynamoDb.Fault;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each thing that can go wrong with the table, by the real SDK before DynamoDB's local version: every page is personal. */
@Timeout(120)
class DynamoDbFaultsTest {

  /** As many as the circuit breaker looks at. */
  private static final int WINDOW = 20;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Set<Fault> OF_TIME = EnumSet.of(Fault.HANG, Fault.SLOW_DRIP);
  private static final Set<Fault> OF_NUMBER =
      EnumSet.of(Fault.TABLE_THROTTLED, Fault.ACCOUNT_THROTTLED, Fault.THROTTLED, Fault.PARTLY_THROTTLED);

  private static LocalDynamoDb table;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger shoppers = new AtomicInteger();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private FaultyDynamoDb proxy;

  @BeforeAll
  static void open() throws Exception {
    table = new LocalDynamoDb();
  }

  @AfterAll
  static void shut() throws Exception {
    table.close();
  }

  @BeforeEach
  void start() throws Exception {
    proxy = new FaultyDynamoDb(table.uri());
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatever_befalls_it_every_page_is_personal_and_it_is_told_and_answers_are_shared_again_once_it_is_well(Fault fault) {
    try (DynamoDbAnswers one = client(); DynamoDbAnswers other = client()) {
      Personalizer left = replica(one, OF_TIME.contains(fault) ? "100ms" : "20s"); // what is there at once is not to be late
      Personalizer right = replica(other, "20s");
      shared(left, right);
      Map<Kind, Double> before = failures();

      proxy.fault = fault;
      int searches = 0;
      while (searches < WINDOW && told(left).startsWith("CLOSED")) {
        personal(left);
        searches++;
      }
      Map<Kind, Double> reasons = failures();
      before.forEach((kind, times) -> reasons.merge(kind, -times, Double::sum));
      reasons.values().removeIf(times -> times == 0);
      assertThat(reasons).isEqualTo(OF_NUMBER.contains(fault) ? Map.of(Kind.THROTTLED, 10.0, Kind.BACKING_OFF, 10.0)
          : Map.of(OF_TIME.contains(fault) ? Kind.TIMEOUT : Kind.UNAVAILABLE, (double) searches));
      assertThat(told(left)).matches( // open, or about to be tried again already
          OF_NUMBER.contains(fault) ? "CLOSED, 50 % of calls let through, .*" : "(HALF_)?OPEN, 100 % of calls let through, .*");
      assertThat(left.condition().circuit()).as("the ranker's").isEqualTo("CLOSED");

      proxy.fault = Fault.NONE;
      nanos.addAndGet(SOON.toNanos());
      shared(left, right);
      assertThat(told(left)).startsWith("CLOSED, 100 % of calls");
    }
  }

  /** Waits until the one finds what the other was told. */
  private void shared(Personalizer left, Personalizer right) {
    AtomicInteger known = new AtomicInteger(-1);
    Eventually.within(SOON, "an answer is shared", () -> {
      int before = known.getAndSet(personal(left));
      return before >= 0 && personalize(right, before).report().status() == Status.CACHED;
    });
  }

  /** One who was never here: their answer comes from the ranker, and orders the page. */
  private int personal(Personalizer stage) {
    int shopper = shoppers.incrementAndGet();
    PersonalRanking ranking = personalize(stage, shopper);
    assertThat(ranking.outcome().applied()).isTrue();
    assertThat(ranking.report().status()).isEqualTo(Status.OK);
    assertThat(asked).endsWith(name(shopper));
    return shopper;
  }

  private static String told(Personalizer stage) {
    Condition lookups = stage.sharedConditions().get("lookups");
    return lookups.text();
  }

  private Map<Kind, Double> failures() {
    Map<Kind, Double> failures = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      failures.put(kind, meters.get("hybridsearch.ranker.shared.failures").tag("reason", kind.label()).counter().count());
    }
    return failures;
  }

  private DynamoDbAnswers client() {
    return DynamoDbAnswers.open(
        Settings.of(DynamoDbAnswersConfig.class, "hybridsearch.ranker.dynamodb.endpoint-override", proxy.uri().toString(),
            "hybridsearch.ranker.dynamodb.region", "eu-west-1"),
        Settings.of(PersonalizeConfig.class).shared(), UnaryOperator.identity(), Clock.systemUTC(), LocalDynamoDb.CREDENTIALS);
  }

  private Personalizer replica(DynamoDbAnswers answers, String timeout) {
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
    return new Personalizer(ranker, Settings.of(PersonalizeConfig.class, "hybridsearch.personalize.shared.timeout", timeout,
            "hybridsearch.personalize.breaker.delay", "50ms"),
        nanos::get, meters, Market.DEFAULT, new Personalizer.Sharing(answers, Clock.systemUTC()));
  }

  private String name(int shopper) {
    return proxy.uri().getPort() + " " + shopper;
  }

  private PersonalRanking personalize(Personalizer stage, int shopper) {
    return stage.personalize(new Personalizer.Request(Market.DEFAULT, new Shopper.Someone(name(shopper), "", Map.of()),
        List.of("a", "b"), new Personalizer.Weighting(PersonalizationMode.FULL, 0.4, 0.5), Duration.ofSeconds(60)));
  }
}
