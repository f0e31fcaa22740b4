package org.hybridsearch.personalize.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.answering;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.refusing;
import static org.hybridsearch.personalize.aws.TestCampaign.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.hybridsearch.guard.refusal.Refusal;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.Personalizer.Weighting;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stage with the Personalize leaf: how many calls go out, and what becomes of their answers. */
@Timeout(60)
class PersonalizerOverTheWireTest {

  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final List<String> IDS = List.of("a", "b", "c");
  private static final String FILTER = "arn:aws:personalize:eu-west-1:1:filter/f";
  private static final String TWO = """
      {"personalizedRanking": [{"itemId": "a", "score": 0.7}, {"itemId": "b", "score": 0.3}], "recommendationId": "RID-7"}
      """;

  private final AtomicLong nanos = new AtomicLong();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void of_a_window_over_five_hundred_the_first_go_in_one_call_and_the_rest_is_neutral() throws Exception {
    List<String> ids = IntStream.range(0, 700).mapToObj(i -> "i" + i).toList();
    try (var server = new LoopbackPersonalize(answering("""
        {"personalizedRanking": [{"itemId": "i499", "score": 0.7}, {"itemId": "i0", "score": 0.3}]}
        """)); var ranker = open(server.uri(), "20s", "filter-arn", FILTER)) {
      PersonalRanking ranking = stage(ranker).personalize(request("u", Map.of(), ids, 0.4));

      assertThat(server.received).hasSize(1);
      JsonNode sent = new ObjectMapper().readTree(server.received.getFirst().body());
      assertThat(sent.get("inputList").valueStream().map(JsonNode::asText)).containsExactlyElementsOf(ids.subList(0, 500));
      assertThat(ranking.scores().rank(499)).hasValue(1);
      assertThat(ranking.scores().excluded(498)).isTrue();
      assertThat(IntStream.range(500, 700)).allMatch(ranking.scores()::missing);
    }
  }

  @Test
  void an_item_that_is_left_out_is_neutral_without_a_filter_and_last_with_one() throws Exception {
    try (var server = new LoopbackPersonalize(answering(TWO));
        var plain = open(server.uri(), "20s"); var filtering = open(server.uri(), "20s", "filter-arn", FILTER)) {
      PersonalRanking neutral = stage(plain).personalize(request("u", Map.of(), IDS, 0.4));
      PersonalRanking filtered = stage(filtering).personalize(request("u", Map.of(), IDS, 0.4));

      assertThat(neutral.scores().missing(2)).isTrue();
      assertThat(neutral.scores().normalized(2)).isEqualTo(0.5);
      assertThat(filtered.scores().excluded(2)).isTrue();
      assertThat(filtered.report().reason()).isEqualTo("items that the ranker's filter took out stand last");
      assertThat(filtered.outcome().recommendationId()).isEqualTo("RID-7");
    }
  }

  @Test
  void a_flat_answer_moves_nothing_but_what_its_filter_took_out() throws Exception {
    String flat = """
        {"personalizedRanking": [{"itemId": "a", "score": 0.5}, {"itemId": "b", "score": 0.5}]}
        """;
    try (var server = new LoopbackPersonalize(answering(flat));
        var plain = open(server.uri(), "20s"); var filtering = open(server.uri(), "20s", "filter-arn", FILTER)) {
      PersonalRanking neutral = stage(plain).personalize(request("u", Map.of(), IDS, 0.4));
      PersonalRanking filtered = stage(filtering).personalize(request("u", Map.of(), IDS, 0.4));

      assertThat(neutral.outcome().reason()).isEqualTo(Reason.UNKNOWN_SHOPPER);
      assertThat(filtered.outcome().reason()).isEqualTo(Reason.APPLIED);
      assertThat(filtered.weight()).isZero();
      assertThat(filtered.scores().excluded(2)).isTrue();
    }
  }

  @Test
  void a_filter_that_takes_out_everything_says_nothing_of_the_order() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var filtering = open(server.uri(), "20s", "filter-arn", FILTER)) {
      PersonalRanking ranking = stage(filtering).personalize(request("u", Map.of(), IDS, 0.4));

      assertThat(ranking.outcome().applied()).isFalse();
      assertThat(ranking.scores().excludes()).isFalse();
    }
  }

  @Test
  void no_call_goes_out_that_is_not_needed() throws Exception {
    try (var server = new LoopbackPersonalize(answering(TWO)); var ranker = open(server.uri(), "20s")) {
      Personalizer stage = stage(ranker);
      stage.personalize(request("u", Map.of(), IDS, 0));
      stage.personalize(request("u", Map.of(), List.of("a"), 0.4));
      stage.personalize(request("u", Map.of(), List.of(), 0.4));
      stage.personalize(new Personalizer.Request(
          Market.DEFAULT, Shopper.NOBODY, IDS, new Weighting(PersonalizationMode.FULL, 0.4, 0.5), AMPLE));
      assertThat(server.received).isEmpty();
      assertThat(skipped("weight-zero")).isEqualTo(1);
      assertThat(skipped("one-candidate")).isEqualTo(2);
      assertThat(skipped("no-shopper")).isEqualTo(1);

      stage.personalize(request("u", Map.of(), IDS, 0.4));
      stage.personalize(request("u", Map.of(), IDS, 0.4));
      assertThat(server.received).hasSize(1);
      assertThat(meters.get("hybridsearch.ranker.cost").functionCounter().count()).isEqualTo(0.15 / 1000);
    }
  }

  @Test
  void context_that_is_not_sent_asks_nothing_anew() throws Exception {
    try (var server = new LoopbackPersonalize(answering(TWO));
        var ranker = open(server.uri(), "20s", "context-keys", "DEVICE")) {
      Personalizer stage = stage(ranker);
      stage.personalize(request("u", Map.of("DEVICE", "phone"), IDS, 0.4));
      stage.personalize(request("u", Map.of("DEVICE", "phone", "noise", "1"), IDS, 0.4));
      assertThat(server.received).hasSize(1);
      stage.personalize(request("u", Map.of("DEVICE", "tablet"), IDS, 0.4));
      assertThat(server.received).hasSize(2);
    }
  }

  @Test
  void an_answer_for_the_filter_of_one_profile_is_none_for_those_of_another() throws Exception {
    try (var server = new LoopbackPersonalize(answering(TWO)); var ranker = open(server.uri(), "20s", "filter-arn", FILTER)) {
      Personalizer stage = stage(ranker);
      for (String genre : List.of("a", "b", "a", "b")) {
        Personalizer.Request request = request("u", Map.of(), IDS, 0.4);
        stage.personalize(new Personalizer.Request(request.market(), request.shopper(), request.candidates(), request.weighting(),
            new RankerFilter(FILTER, Map.of("GENRE", genre)), request.time()));
      }
      assertThat(server.received).extracting(sent -> new ObjectMapper().readTree(sent.body()).at("/filterValues/GENRE").asText())
          .containsExactly("a", "b");
    }
  }

  @Test
  void a_call_out_of_time_is_on_the_bill_and_the_page_is_there() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (var server = new LoopbackPersonalize(exchange -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }); var ranker = open(server.uri(), "150ms")) {
      Personalizer stage = stage(ranker);
      PersonalRanking ranking = stage.personalize(request("u", Map.of(), IDS, 0.4));
      assertThat(ranking.outcome().reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(ranking.candidates()).isEqualTo(IDS);
      assertThat(meters.get("hybridsearch.ranker.calls").timer().count()).isEqualTo(1);
      assertThat(meters.get("hybridsearch.ranker.cost").functionCounter().count()).isEqualTo(0.15 / 1000);
      assertThat(meters.get("hybridsearch.ranker.failures").tag("reason", "timeout").counter().count()).isEqualTo(1);
      assertThat(stage.condition().text()).isEqualTo("CLOSED, 100 % of calls let through, 0 under way");
    } finally {
      end.countDown();
    }
  }

  @Test
  void calls_are_thinned_out_after_throttling_and_restored() throws Exception {
    try (var server = new LoopbackPersonalize(refusing(429, "ThrottlingException")); var ranker = open(server.uri(), "20s")) {
      Personalizer stage = stage(ranker);
      assertThat(ask(stage, 1)).containsOnlyKeys("the ranker asked for fewer calls");
      Map<String, Integer> thinned = ask(stage, 100);

      assertThat(server.received).hasSize(51);
      assertThat(thinned.get("the ranker asked for fewer calls a moment ago, so not every search asks it")).isEqualTo(50);
      assertThat(stage.condition().letThrough()).isEqualTo(0.5);
      assertThat(stage.condition().circuit()).isEqualTo("CLOSED");
      nanos.addAndGet(Duration.ofSeconds(20).toNanos());
      assertThat(meters.get("hybridsearch.ranker.let.through").gauge().value()).isEqualTo(1);
      assertThat(meters.get("hybridsearch.ranker.cost").functionCounter().count())
          .as("what was turned down is not paid for").isLessThan(0.15 / 1000 * 21);
    }
  }

  @Test
  void what_the_service_refuses_is_said_until_it_answers() throws Exception {
    AtomicBoolean mended = new AtomicBoolean();
    HttpHandler service = exchange ->
        (mended.get() ? answering(TWO) : refusing(403, "AccessDeniedException")).handle(exchange);
    try (var server = new LoopbackPersonalize(service); var ranker = open(server.uri(), "20s")) {
      Personalizer stage = stage(ranker);
      stage.personalize(request("u", Map.of(), IDS, 0.4));
      assertThat(stage.condition().text()).endsWith("refused with 403 AccessDeniedException");
      assertThat(stage.condition().refusal()).map(Refusal::mend).hasValueSatisfying(mend -> assertThat(mend)
          .contains("personalize:GetPersonalizedRanking").contains("hybridsearch.ranker.personalize.campaign-arn"));
      mended.set(true);
      stage.personalize(request("u", Map.of(), IDS, 0.4));
      assertThat(stage.condition().text()).doesNotContain("refused");
    }
  }

  @Test
  void a_budget_degrades_the_page_and_overspends_nothing() throws Exception {
    try (var server = new LoopbackPersonalize(answering(TWO)); var ranker = open(server.uri(), "20s")) {
      Personalizer stage = stage(ranker,
          "hybridsearch.personalize.budget.calls-per-second", "20", "hybridsearch.personalize.budget.replicas", "2");
      Map<String, Integer> said = ask(stage, 100);

      assertThat(server.received).hasSize(10);
      assertThat(said).isEqualTo(Map.of("", 10, "the calls that this second has are used up", 90));
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      ask(stage, 100);
      assertThat(server.received).hasSize(20);
    }
  }

  @Test
  void a_visitor_whose_context_is_refused_takes_the_order_from_nobody_else() throws Exception {
    HttpHandler numbersOnly = exchange -> {
      String age = new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()).at("/context/AGE").asText();
      (age.matches("[0-9]+") ? answering(TWO) : refusing(400, "InvalidInputException")).handle(exchange);
    };
    try (var server = new LoopbackPersonalize(numbersOnly); var ranker = open(server.uri(), "20s", "context-keys", "AGE")) {
      Personalizer stage = stage(ranker, "hybridsearch.personalize.breaker.delay", "1h");
      for (int i = 0; i < 40; i++) {
        PersonalRanking none = stage.personalize(request("bad", Map.of("AGE", "x"), IDS, 0.4));
        assertThat(none.report().reason()).isEqualTo("the ranker refused what it was told with the shopper's context");
        assertThat(none.outcome().reason()).isEqualTo(Reason.UNAVAILABLE);
      }
      assertThat(stage.condition().circuit()).isEqualTo("CLOSED");
      assertThat(stage.personalize(request("good", Map.of("AGE", "7"), IDS, 0.4)).outcome().applied()).isTrue();
    }
  }

  @Test
  void what_is_refused_without_a_visitors_words_is_left_alone() throws Exception {
    try (var server = new LoopbackPersonalize(refusing(400, "InvalidInputException"));
        var ranker = open(server.uri(), "20s", "context-keys", "AGE")) {
      Personalizer stage = stage(ranker, "hybridsearch.personalize.breaker.delay", "1h");
      for (int i = 0; i < 40; i++) {
        stage.personalize(request("u" + i, Map.of("NOISE", "x"), IDS, 0.4));
      }
      assertThat(stage.condition().circuit()).isEqualTo("OPEN");
      assertThat(server.received).hasSize(20);
    }
  }

  private final AtomicLong shoppers = new AtomicLong();

  /** How often each reason was told to so many shoppers, each another one. */
  private Map<String, Integer> ask(Personalizer stage, int times) {
    Map<String, Integer> reasons = new HashMap<>();
    for (int i = 0; i < times; i++) {
      PersonalRanking ranking =
          stage.personalize(request("u" + shoppers.incrementAndGet(), Map.of(), IDS, 0.4));
      assertThat(ranking.outcome().reason()).isIn(Reason.APPLIED, Reason.THROTTLED);
      reasons.merge(ranking.report().reason(), 1, Integer::sum);
    }
    return reasons;
  }

  private double skipped(String reason) {
    return meters.get("hybridsearch.ranker.skipped").tag("reason", reason).counter().count();
  }

  private Personalizer stage(AmazonPersonalizeRanker ranker, String... settings) {
    return new Personalizer(ranker, Settings.of(PersonalizeConfig.class, settings), nanos::get, meters);
  }

  private static Personalizer.Request request(String user, Map<String, String> context, List<String> ids, double weight) {
    return new Personalizer.Request(Market.DEFAULT, new Shopper.Someone(user, "", context), ids,
        new Weighting(PersonalizationMode.FULL, weight, 0.5), AMPLE);
  }
}
