package org.hybridsearch.personalize.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.personalize.SharedAnswers.Asked;
import org.hybridsearch.personalize.SharedAnswers.Looked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over the wire, with the real SDK, against DynamoDB's local version. */
@Timeout(120)
class DynamoDbAnswersTest {

  /** In the future, as the table removes what has expired by its own clock. */
  private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
  private static final Answer ANSWER = new Answer(Map.of("a", 1.0), 1, Set.of("c"), "RID-1");

  private static LocalDynamoDb table;

  @BeforeAll
  static void start() throws Exception {
    table = new LocalDynamoDb();
  }

  @AfterAll
  static void stop() throws Exception {
    table.close();
  }

  @Test
  void an_answer_is_there_for_every_replica_and_after_a_restart() {
    Asked asked = asked("anna", Map.of("DEVICE", "phone"), List.of("a", "b", "c"));
    try (DynamoDbAnswers one = replica(NOON)) {
      assertThat(one.find(asked)).isEqualTo(new Looked(Optional.empty(), "0", true));
      one.keep(asked, "0", ANSWER);
    }
    try (DynamoDbAnswers other = replica(NOON)) {
      assertThat(other.find(asked).answer()).contains(ANSWER);
    }
  }

  @Test
  void all_that_an_answer_depends_on_tells_it_from_others() {
    Asked asked = asked("bert", Map.of("DEVICE", "phone"), List.of("a", "b"));
    try (DynamoDbAnswers answers = replica(NOON)) {
      answers.keep(asked, "0", ANSWER);

      for (Asked other : List.of(
          new Asked("personalize other-campaign", asked.market(), asked.shopper(), asked.context(), asked.itemIds()),
          new Asked(asked.ranker(), new Market("other"), asked.shopper(), asked.context(), asked.itemIds()),
          asked("bertha", asked.context(), asked.itemIds()),
          asked("bert", Map.of(), asked.itemIds()),
          asked("bert", Map.of("DEVICE", "tablet"), asked.itemIds()),
          asked("bert", asked.context(), List.of("b", "a")),
          asked("bert", asked.context(), List.of("a", "b", "c")),
          asked("bert", asked.context(), List.of("ab")))) {
        assertThat(answers.find(other).answer()).isEmpty();
      }
      assertThat(answers.find(asked).answer()).isPresent();
    }
  }

  @Test
  void a_shopper_who_acts_has_no_answers_on_any_replica_and_others_have() {
    Asked cora = asked("cora", Map.of(), List.of("a", "b"));
    Asked dora = asked("dora", Map.of(), List.of("a", "b"));
    try (DynamoDbAnswers one = replica(NOON); DynamoDbAnswers other = replica(NOON)) {
      one.keep(cora, "0", ANSWER);
      one.keep(dora, "0", ANSWER);

      other.forget(Market.DEFAULT, "cora", NOON);

      assertThat(one.find(cora).answer()).isEmpty();
      assertThat(one.find(dora).answer()).isPresent();
      one.keep(cora, one.find(cora).epoch(), ANSWER);
      assertThat(other.find(cora).answer()).isPresent();
    }
  }

  @Test
  void what_a_call_brings_that_began_before_the_act_is_never_found() {
    Asked asked = asked("emil", Map.of(), List.of("a", "b"));
    try (DynamoDbAnswers answers = replica(NOON)) {
      String before = answers.find(asked).epoch();
      answers.forget(Market.DEFAULT, "emil", NOON);
      answers.keep(asked, before, ANSWER);

      assertThat(answers.find(asked).answer()).isEmpty();
    }
  }

  @Test
  void an_act_that_every_replica_tells_of_in_any_order_drops_answers_once() {
    Asked asked = asked("fay", Map.of(), List.of("a", "b"));
    try (DynamoDbAnswers one = replica(NOON); DynamoDbAnswers other = replica(NOON)) {
      one.forget(Market.DEFAULT, "fay", NOON);
      one.keep(asked, one.find(asked).epoch(), ANSWER);
      other.forget(Market.DEFAULT, "fay", NOON);
      other.forget(Market.DEFAULT, "fay", NOON.minusSeconds(5));
      assertThat(one.find(asked).answer()).isPresent();

      other.forget(Market.DEFAULT, "fay", NOON.plusMillis(1));
      assertThat(one.find(asked).answer()).isEmpty();
    }
  }

  @Test
  void an_answer_expires_also_before_the_table_has_removed_it() {
    Asked asked = asked("gus", Map.of(), List.of("a", "b"));
    try (DynamoDbAnswers now = replica(NOON); DynamoDbAnswers later = replica(NOON.plus(Duration.ofMinutes(6)))) {
      now.keep(asked, "0", ANSWER);
      assertThat(now.find(asked).answer()).isPresent();
      assertThat(later.find(asked).answer()).isEmpty();
    }
  }

  @Test
  void an_act_is_remembered_for_longer_than_the_answers_before_it() {
    Asked asked = asked("hal", Map.of(), List.of("a", "b"));
    try (DynamoDbAnswers now = replica(NOON); DynamoDbAnswers later = replica(NOON.plus(Duration.ofMinutes(5)))) {
      now.keep(asked, "0", ANSWER);
      now.forget(Market.DEFAULT, "hal", NOON);
      assertThat(later.find(asked)).isEqualTo(new Looked(Optional.empty(), String.valueOf(NOON.toEpochMilli()), true));
    }
  }

  @Test
  void nothing_is_to_be_kept_so_soon_after_an_act_that_a_replica_may_not_have_heard_of_it() {
    Asked asked = asked("ida", Map.of(), List.of("a", "b"));
    try (DynamoDbAnswers now = replica(NOON); DynamoDbAnswers soon = replica(NOON.plusSeconds(10));
        DynamoDbAnswers later = replica(NOON.plusSeconds(11))) {
      assertThat(now.find(asked).keeps()).isTrue();
      now.forget(Market.DEFAULT, "ida", NOON);
      assertThat(now.find(asked).keeps()).isFalse();
      assertThat(soon.find(asked).keeps()).isFalse();
      assertThat(later.find(asked).keeps()).isTrue();
    }
  }

  @Test
  void nothing_in_the_table_tells_who_asked_or_for_what() {
    try (DynamoDbAnswers answers = replica(NOON)) {
      answers.keep(asked("secret-shopper", Map.of("secret-key", "secret-value"), List.of("secret-item", "b")), "0", ANSWER);
      answers.forget(Market.DEFAULT, "secret-shopper", NOON);
    }
    assertThat(table.items()).isNotEmpty();
    assertThat(table.items().toString()).doesNotContain("secret");
    assertThat(table.items()).allSatisfy(item -> assertThat(item.get("key").s()).matches("[ae]-[A-Za-z0-9_-]{22}"));
  }

  @Test
  void a_table_that_is_not_there_is_the_callers_to_deal_with() {
    try (DynamoDbAnswers answers = replica(NOON, "table", "no-such-table")) {
      assertThatThrownBy(() -> answers.find(asked("anna", Map.of(), List.of("a")))).isInstanceOf(RuntimeException.class);
    }
  }

  private static Asked asked(String shopper, Map<String, String> context, List<String> ids) {
    return new Asked("personalize campaign", Market.DEFAULT, shopper, context, ids);
  }

  private static DynamoDbAnswers replica(Instant now, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 4);
    for (int i = 0; i < settings.length; i += 2) {
      all[i] = "hybridsearch.ranker.dynamodb." + settings[i];
    }
    all[settings.length] = "hybridsearch.ranker.dynamodb.endpoint-override";
    all[settings.length + 1] = table.uri().toString();
    all[settings.length + 2] = "hybridsearch.ranker.dynamodb.region";
    all[settings.length + 3] = "eu-west-1";
    return DynamoDbAnswers.open(Settings.of(DynamoDbAnswersConfig.class, all), Settings.of(PersonalizeConfig.class).shared(),
        new ShopperKeys(() -> "a secret of some length".getBytes(StandardCharsets.UTF_8))::of, Clock.fixed(now, ZoneOffset.UTC),
        LocalDynamoDb.CREDENTIALS);
  }
}
