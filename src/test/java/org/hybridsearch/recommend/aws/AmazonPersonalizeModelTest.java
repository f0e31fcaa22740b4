package org.hybridsearch.recommend.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.trained.ModelException;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Kind;
import org.hybridsearch.recommend.trained.TrainedModel.Named;
import org.hybridsearch.recommend.trained.TrainedModel.Question;
import org.hybridsearch.testing.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real client of the service, over the wire, against a server on loopback. */
class AmazonPersonalizeModelTest {

  private static final String TWO =
      "{\"itemList\":[{\"itemId\":\"a\",\"score\":0.75},{\"itemId\":\"b\"}],\"recommendationId\":\"RID-1\"}";
  private static final Shopper ADA =
      new Shopper.Someone("secret-user", "session-1", Map.of("device", "phone", "secret", "x", "empty", ""));
  private static final Shopper SESSION = new Shopper.Someone("", "session-1", Map.of());

  @Test
  void asks_a_recommender_for_a_shoppers_items() throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(TWO));
        AmazonPersonalizeModel model = runtime.model("5s", "context-keys", "device,empty",
            "for-you.filter-arn", "arn:filter", "for-you.filter-values.CATEGORY", "\"juice\",\"soap\"")) {
      Answer answer = model.ask(Question.forShopper(ADA, 40));
      assertThat(answer.id()).isEqualTo("RID-1");
      assertThat(answer.items()).containsExactly(new Named("a", 0.75), new Named("b", Double.NaN));
      assertThat(runtime.received).singleElement().satisfies(sent -> {
        assertThat(sent.method() + " " + sent.path()).isEqualTo("POST /recommendations");
        assertThat(json(sent.body())).isEqualTo(json("""
            {"recommenderArn":"%s","userId":"secret-user","numResults":40,"context":{"device":"phone"},
             "filterArn":"arn:filter","filterValues":{"CATEGORY":"\\"juice\\",\\"soap\\""}}""".formatted(LoopbackRuntime.RECOMMENDER)));
      });
    }
  }

  @Test
  void it_makes_ready_by_one_call() throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(TWO));
        AmazonPersonalizeModel model = runtime.model("5s")) {
      model.prepare();
      assertThat(runtime.received).hasSize(1);
    }
  }

  @Test
  void asks_a_campaign_for_items_like_an_item_and_names_no_shopper() throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(TWO));
        AmazonPersonalizeModel model = runtime.model("5s")) {
      model.ask(Question.similar("x", ADA, 25));
      assertThat(json(runtime.received.getFirst().body())).isEqualTo(json(
          "{\"campaignArn\":\"%s\",\"itemId\":\"x\",\"numResults\":25}".formatted(LoopbackRuntime.CAMPAIGN)));
    }
  }

  @Test
  void names_the_shopper_for_items_like_an_item_where_it_is_told_to() throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(TWO));
        AmazonPersonalizeModel model = runtime.model("5s", "similar.send-shopper", "true")) {
      model.ask(Question.similar("x", SESSION, 25));
      assertThat(json(runtime.received.getFirst().body()).path("userId").asText()).isEqualTo("session-1");
    }
  }

  @Test
  void equal_questions_to_the_service_are_equal_in_essence() throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(TWO));
        AmazonPersonalizeModel model = runtime.model("5s", "context-keys", "device")) {
      assertThat(model.essence(Question.similar("x", ADA, 25))).isEqualTo(model.essence(Question.similar("x", SESSION, 25)));
      assertThat(model.essence(Question.forShopper(ADA, 25)))
          .isEqualTo(Question.forShopper(new Shopper.Someone("secret-user", "", Map.of("device", "phone")), 25))
          .isNotEqualTo(model.essence(Question.forShopper(SESSION, 25)));
      assertThat(((Shopper.Someone) model.essence(Question.forShopper(SESSION, 25)).shopper()).key())
          .isEqualTo(Shopper.ofSession("session-1"));
    }
  }

  @Test
  void sends_no_id_that_is_longer_than_the_service_takes() throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(TWO));
        AmazonPersonalizeModel model = runtime.model("5s")) {
      assertThat(model.ask(Question.similar("x".repeat(257), ADA, 25)).items()).isEmpty();
      assertThat(model.ask(Question.forShopper(new Shopper.Someone("u".repeat(257), "", Map.of()), 25)).items()).isEmpty();
      assertThat(runtime.received).isEmpty();
    }
  }

  @Test
  void takes_no_more_than_it_asked_for_and_nothing_without_an_id() throws IOException {
    String odd = "{\"itemList\":[null,{\"itemId\":\"\"},{\"score\":1},{\"itemId\":\"a\"},{\"itemId\":\"b\"},{\"itemId\":\"c\"}]}";
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.answering(odd));
        AmazonPersonalizeModel model = runtime.model("5s")) {
      Answer answer = model.ask(Question.forShopper(ADA, 2));
      assertThat(answer.items()).extracting(Named::itemId).containsExactly("a", "b");
      assertThat(answer.id()).isEmpty();
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("a server error", LoopbackRuntime.refusing(500, "InternalServerException"), ModelException.Unavailable.class),
        Arguments.of("throttling", LoopbackRuntime.refusing(429, "ThrottlingException"), ModelException.Throttled.class),
        Arguments.of("throttling by name", LoopbackRuntime.refusing(400, "ThrottlingException"), ModelException.Throttled.class),
        Arguments.of("a bad request", LoopbackRuntime.refusing(400, "InvalidInputException"), ModelException.Unavailable.class),
        Arguments.of("no such model", LoopbackRuntime.refusing(404, "ResourceNotFoundException"), ModelException.Unavailable.class),
        Arguments.of("truncated", LoopbackRuntime.answering(TWO.substring(0, 30)), ModelException.Unavailable.class),
        Arguments.of("nothing in it", LoopbackRuntime.answering("{}"), ModelException.Unavailable.class),
        Arguments.of("a page of a proxy", (HttpHandler) exchange ->
            Loopback.respond(exchange, 200, "text/html", "<html>"), ModelException.Unavailable.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void tells_faults_apart_asks_once_and_says_no_id(String name, HttpHandler fault, Class<?> kind) throws IOException {
    try (LoopbackRuntime runtime = new LoopbackRuntime(fault); AmazonPersonalizeModel model = runtime.model("5s")) {
      Throwable thrown = catchThrowable(() -> model.ask(Question.forShopper(ADA, 10)));
      assertThat(thrown).isInstanceOf(kind).hasMessageNotContaining("secret-user");
      assertThat(runtime.received).hasSize(1);
    }
  }

  @Test
  void what_is_refused_with_context_may_be_the_visitors_doing() throws IOException {
    Shopper said = new Shopper.Someone("u", "", Map.of("DEVICE", "x"));
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.refusing(400, "InvalidInputException"));
        AmazonPersonalizeModel model = runtime.model("5s", "context-keys", "DEVICE")) {
      assertThatThrownBy(() -> model.ask(Question.forShopper(said, 10))).isInstanceOf(ModelException.Refused.class);
    }
    try (LoopbackRuntime runtime = new LoopbackRuntime(LoopbackRuntime.refusing(400, "InvalidInputException"));
        AmazonPersonalizeModel model = runtime.model("5s")) {
      assertThatThrownBy(() -> model.ask(Question.forShopper(said, 10))).as("not sent")
          .isInstanceOf(ModelException.Unavailable.class);
    }
  }

  @Test
  void a_service_that_hangs_is_given_up() throws IOException {
    CountDownLatch ever = new CountDownLatch(1);
    HttpHandler hanging = exchange -> {
      try {
        ever.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
    try (LoopbackRuntime runtime = new LoopbackRuntime(hanging); AmazonPersonalizeModel model = runtime.model("200ms")) {
      assertThatThrownBy(() -> model.ask(Question.forShopper(ADA, 10))).isInstanceOf(ModelException.TimedOut.class);
    } finally {
      ever.countDown();
    }
  }

  @Test
  void answers_what_it_has_a_model_for() {
    AmazonRecommendConfig config = LoopbackRuntime.config("similar.arn", LoopbackRuntime.CAMPAIGN);
    try (AmazonPersonalizeModel model = AmazonPersonalizeModel.open(config, () -> null)) {
      assertThat(model.answers(Kind.SIMILAR)).isTrue();
      assertThat(model.answers(Kind.FOR_SHOPPER)).isFalse();
    }
  }

  @Test
  void refuses_settings_that_cannot_be() {
    assertThatThrownBy(() -> AmazonPersonalizeModel.open(LoopbackRuntime.config(), () -> null))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("for-you.arn");
    assertThatThrownBy(() -> AmazonPersonalizeModel.open(LoopbackRuntime.config("for-you.arn", "shop"), () -> null))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no ARN");
    assertThatThrownBy(() -> AmazonPersonalizeModel.open(LoopbackRuntime.config("for-you.arn", LoopbackRuntime.RECOMMENDER,
        "similar.arn", LoopbackRuntime.CAMPAIGN.replace("eu-west-1", "us-east-1")), () -> null))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("different regions");
  }

  @Test
  void refuses_values_without_a_filter_and_more_of_them_than_the_service_takes() {
    assertThatThrownBy(() -> AmazonPersonalizeModel.open(LoopbackRuntime.config(
        "similar.arn", LoopbackRuntime.CAMPAIGN, "similar.filter-values.A", "1"), () -> null))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("similar.filter-values needs a filter-arn");
    assertThatThrownBy(() -> AmazonPersonalizeModel.open(LoopbackRuntime.config("for-you.arn", LoopbackRuntime.CAMPAIGN,
        "for-you.filter-arn", "arn:filter", "for-you.filter-values.A", "x".repeat(1001)), () -> null))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("for-you.filter-values takes 25 parameters");
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
