package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.application.ProxiedEngine;
import org.hybridsearch.contract.BadInputs.Bad;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused by a code and a sentence that names it, and the engine never hears of it. */
@QuarkusTest
@TestProfile(ContractProfile.class)
class BadInputIT {

  @Inject Boot boot;
  @Inject ProxiedEngine engine;

  @BeforeEach
  void wait_until_it_serves() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    engine.forget();
  }

  static Stream<Bad> all() {
    return BadInputs.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void it_is_refused_by_its_name_and_sends_nothing(Bad bad) {
    Answer answer = GraphQLClient.query(bad.document(), bad.variables());
    JsonNode rejected = answer.data("/recordEvents/rejected/0");
    assertThat(rejected.isMissingNode() ? answer.codes() : Stream.of(rejected.path("code").asText()).toList())
        .as(answer.body()).isNotEmpty().containsOnly("BAD_USER_INPUT");
    String message = rejected.isMissingNode() ? answer.json().at("/errors/0/message").asText() : rejected.path("message").asText();
    assertThat(message).endsWith(".").containsPattern("\\b" + bad.name() + "\\b");
    assertThat(engine.sentForCallers()).isEmpty();
  }

  @Test
  void there_is_one_for_everything_a_request_may_hold() {
    Set<String> promised = new TreeSet<>(Contract.taken());
    promised.removeIf(coordinate -> coordinate.endsWith("left out") || coordinate.matches("[A-Za-z]+\\.[A-Z_]+"));
    assertThat(promised).isSubsetOf(BadInputs.all().map(Bad::what).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{ search(input: {query: \"seen\"}) { searchId } }", "{ suggest(prefix: \"seen\") { items { id } } }", "{ item(id: \"seen\") { id } }",
      "{ similarItems(itemId: \"seen\") { position } }", "{ recommendedItems(shopper: {}) { recommendationId } }",
      "mutation { recordEvents(events: [{eventId: \"seen\", type: VIEW, itemId: \"i\", sentAt: \"2026-01-01T00:00:00Z\", "
          + "shopper: {sessionId: \"s\"}}]) { accepted } }",
      "mutation { forgetShopper(sessionId: \"seen\") { deletedEvents } }"})
  void what_is_right_is_seen_to_be_sent(String document) {
    GraphQLClient.query(document);
    assertThat(engine.sentForCallers()).isNotEmpty();
  }
}
