package org.hybridsearch.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.application.FoodMartProfile;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Behaviour;
import org.hybridsearch.wiring.boot.Boot;
import org.hybridsearch.wiring.market.PerMarket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Asks what README.md asks, in its order, on the demo, and compares with the answers it prints; {@link PrintedAnswer} says what may
 * differ. With {@code -Dgolden.update=true} the answers are printed anew instead; the change then shows in review.
 */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class CookbookIT {

  private static final Duration LOADED = Duration.ofMinutes(5);
  private static final Duration LEARNED = Duration.ofSeconds(20);

  @Inject Boot boot;
  @Inject PerMarket<LocalModel> models;
  @Inject PerMarket<Behaviour> behaviours;

  private final Map<String, String> variables = new HashMap<>();

  @Test
  void every_request_is_answered_as_printed() throws InterruptedException {
    assertThat(boot.await(LOADED)).as("loaded").isTrue();
    Readme readme = Readme.read();
    List<Example> examples = readme.examples();
    List<JsonNode> answers = examples.stream().map(this::answer).toList();
    if (Boolean.getBoolean("golden.update")) {
      readme.write(examples, answers.stream().map(answer -> PrintedJson.of(PrintedAnswer.printable(answer))).toList());
      return;
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      PrintedAnswer.differences(example.answer(), answers.get(i)).forEach(each -> differences.add(example.heading() + " " + each));
    }
    assertThat(differences).isEmpty();
  }

  /** The answer to the last of an example's requests. */
  private JsonNode answer(Example example) {
    example.commands().stream().filter(Command::keeps).forEach(command ->
        variables.put(command.variable(), kept(command.field(), send(command).findValue(command.field()))));
    LocalModel model = models.of(Market.DEFAULT);
    int known = model.shoppers().size();
    JsonNode answer = send(example.asked());
    if (example.asked().changes()) {
      Eventually.within(LEARNED, "the events of a new shopper are learned", () -> model.shoppers().size() > known);
      behaviours.of(Market.DEFAULT).followSoon(); // waits for the turn that learned them to be over
    }
    return answer;
  }

  private static String kept(String field, @Nullable JsonNode value) {
    if (value == null) {
      throw new AssertionError("There is no " + field + " in the answer");
    }
    return value.asText();
  }

  private JsonNode send(Command command) {
    return GraphQLClient.post(command.body(variables, Instant.now())).json();
  }
}
