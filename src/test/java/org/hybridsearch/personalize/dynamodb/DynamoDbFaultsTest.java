package org.hybridsearch.personalize.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.StageReport.Status;
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
import software.amazon.awssdk.core.SdkGlobalTime;

/** Each thing that can go wrong with the table, by the real SDK before DynamoDB's local version: every page is personal. */
@Timeout(120)
class DynamoDbFaultsTest {

  /** As many as the circuit breaker looks at. */
  private static final int WINDOW = 20;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Set<Fault> OF_TIME = EnumSet.of(Fault.HANG, Fault.SLOW_DRIP);
  private static final Set<Fault> OF_SET_UP = EnumSet.of(Fault.INVALID_400, Fault.CLOCK_SKEW);
  private static final Set<Fault> OF_NUMBER =
      EnumSet.of(Fault.TABLE_THROTTLED, Fault.ACCOUNT_THROTTLED, Fault.THROTTLED, Fault.PARTLY_THROTTLED);

  private static LocalDynamoDb table;

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger shoppers = new AtomicInteger();
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
    SdkGlobalTime.setGlobalTimeOffset(0); // else clients of other tests begin with the skewed clock
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatever_befalls_it_every_page_is_personal_and_it_is_told_and_answers_are_shared_again_once_it_is_well(Fault fault) {
    try (DynamoDbAnswers one = StageBefore.open(proxy.port()); DynamoDbAnswers other = StageBefore.open(proxy.port())) {
      StageBefore left = replica(one, OF_TIME.contains(fault) ? "100ms" : "20s"); // what is there at once is not to be late
      StageBefore right = replica(other, "20s");
      shared(left, right);
      Map<Kind, Double> before = failures(left);

      proxy.fault = fault;
      int searches = 0;
      while (searches < WINDOW && told(left).startsWith("CLOSED")) {
        personal(left);
        searches++;
      }
      Map<Kind, Double> reasons = failures(left);
      before.forEach((kind, times) -> reasons.merge(kind, -times, Double::sum));
      reasons.values().removeIf(times -> times == 0);
      Kind reason = OF_NUMBER.contains(fault) ? Kind.THROTTLED : OF_TIME.contains(fault) ? Kind.TIMEOUT : Kind.UNAVAILABLE;
      double times = OF_NUMBER.contains(fault) ? WINDOW / 2.0 : searches;
      assertThat(reasons.remove(reason)).as("with what was being written when it began").isBetween(times, times + 1);
      assertThat(reasons).isEqualTo(OF_NUMBER.contains(fault) ? Map.of(Kind.BACKING_OFF, times) : Map.of());
      assertThat(told(left)).matches( // open, or about to be tried again already
          OF_NUMBER.contains(fault) ? "CLOSED, 50 % of calls let through, .*" : "(HALF_)?OPEN, 100 % of calls let through, .*");
      assertThat(told(left).contains(", refused with 400 ")).isEqualTo(OF_SET_UP.contains(fault));
      assertThat(left.stage.condition().circuit()).as("the ranker's").isEqualTo("CLOSED");

      proxy.fault = Fault.NONE;
      nanos.addAndGet(SOON.toNanos());
      shared(left, right);
      assertThat(told(left)).startsWith("CLOSED, 100 % of calls").doesNotContain("refused");
    }
  }

  /** Waits until the one finds what the other was told. */
  private void shared(StageBefore left, StageBefore right) {
    AtomicInteger known = new AtomicInteger(-1);
    Eventually.within(SOON, "an answer is shared", () -> {
      int before = known.getAndSet(personal(left));
      return before >= 0 && personalize(right, before).report().status() == Status.CACHED;
    });
  }

  /** One who was never here: their answer comes from the ranker, and orders the page. */
  private int personal(StageBefore replica) {
    int shopper = shoppers.incrementAndGet();
    PersonalRanking ranking = personalize(replica, shopper);
    assertThat(ranking.outcome().applied()).isTrue();
    assertThat(ranking.report().status()).isEqualTo(Status.OK);
    assertThat(replica.asked).endsWith(name(shopper));
    return shopper;
  }

  private static String told(StageBefore replica) {
    return replica.stage.sharedConditions().get("lookups").text();
  }

  private static Map<Kind, Double> failures(StageBefore replica) {
    Map<Kind, Double> failures = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      failures.put(kind, replica.failures(kind.label()));
    }
    return failures;
  }

  private StageBefore replica(DynamoDbAnswers answers, String timeout) {
    return new StageBefore(answers, nanos::get, "hybridsearch.personalize.shared.timeout", timeout,
        "hybridsearch.personalize.breaker.delay", "50ms");
  }

  private PersonalRanking personalize(StageBefore replica, int shopper) {
    return replica.personalize(name(shopper), Duration.ofSeconds(60));
  }

  /** Another one in each test, as they share a table. */
  private String name(int shopper) {
    return proxy.port() + " " + shopper;
  }
}
