package org.hybridsearch.personalize.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.personalize.aws.LoopbackPersonalize.answering;
import static org.hybridsearch.testing.Loopback.respond;
import static org.hybridsearch.personalize.aws.TestCampaign.CAMPAIGN;
import static org.hybridsearch.personalize.aws.TestCampaign.QUESTION;
import static org.hybridsearch.personalize.aws.TestCampaign.open;
import static org.hybridsearch.personalize.aws.TestCampaign.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over the real wire: what is sent, and what is read. */
@Timeout(60)
class AmazonPersonalizeRankerTest {

  @Test
  void the_request_is_what_the_service_documents() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s")) {
      ranker.rank(QUESTION);

      assertThat(server.received).hasSize(1);
      var request = server.received.getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/personalize-ranking");
      assertThat(request.headers().get("Content-type")).containsExactly("application/json");
      assertThat(request.headers().get("Authorization").getFirst())
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
          .contains("/eu-west-1/personalize/aws4_request");
      assertThat(json(request.body())).isEqualTo(json("""
          {"campaignArn": "%s", "userId": "secret-user", "inputList": ["a", "b", "c"]}
          """.formatted(CAMPAIGN)));
    }
  }

  @Test
  void it_makes_ready_by_one_call_whatever_comes_of_it() throws Exception {
    for (String answer : List.of("{\"personalizedRanking\":[]}", "{\"perso")) {
      try (var server = new LoopbackPersonalize(answering(answer)); var ranker = open(server.uri(), "20s")) {
        ranker.prepare();

        assertThat(server.received).hasSize(1);
        assertThat(json(server.received.getFirst().body()).get("userId").asText()).isEqualTo("warm-up");
      }
    }
  }

  @Test
  void a_filter_and_allowed_context_go_along_and_nothing_else_of_the_context() throws Exception {
    Map<String, String> context = Map.of(
        "DEVICE", "phone", "secret", "x", "LONG", "y".repeat(1001), "LONGEST", "z".repeat(1000), "EMPTY", "");
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s", "filter-arn", "arn:aws:personalize:eu-west-1:1:filter/f",
            "context-keys", "DEVICE,LONG,LONGEST,EMPTY,ABSENT")) {
      ranker.rank(question("u", context, List.of("a")));

      assertThat(json(server.received.getFirst().body())).isEqualTo(json("""
          {"campaignArn": "%s", "userId": "u", "inputList": ["a"],
           "filterArn": "arn:aws:personalize:eu-west-1:1:filter/f",
           "context": {"DEVICE": "phone", "LONGEST": "%s"}}
          """.formatted(CAMPAIGN, "z".repeat(1000))));
    }
  }

  @Test
  void values_for_the_filter_go_along() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s", "filter-arn", "arn:aws:personalize:eu-west-1:1:filter/f",
            "filter-values.GENRE", "a", "filter-values.price_max", "20")) {
      ranker.rank(QUESTION);

      assertThat(json(server.received.getFirst().body()).get("filterValues")).isEqualTo(json("""
          {"GENRE": "a", "price_max": "20"}
          """));
      assertThat(ranker.identity(RankerFilter.OWN)).contains(CAMPAIGN, "filter/f", "GENRE", "price_max=20");
    }
  }

  @Test
  void the_filter_of_the_question_stands_in_for_the_rankers_own() throws Exception {
    RankerFilter asked = new RankerFilter("arn:aws:personalize:eu-west-1:1:filter/asked", Map.of("BRAND", "\"Sol\""));
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[{\"itemId\": \"a\", \"score\": 0.7}]}"));
        var filtering = open(server.uri(), "20s", "filter-arn", "arn:aws:personalize:eu-west-1:1:filter/f",
            "filter-values.GENRE", "a");
        var plain = open(server.uri(), "20s")) {
      for (AmazonPersonalizeRanker ranker : List.of(filtering, plain)) {
        Answer answer = ranker.rank(new Question(QUESTION.market(), QUESTION.shopper(), QUESTION.itemIds(), asked));

        assertThat(json(server.received.removeLast().body())).isEqualTo(json("""
            {"campaignArn": "%s", "userId": "secret-user", "inputList": ["a", "b", "c"],
             "filterArn": "arn:aws:personalize:eu-west-1:1:filter/asked", "filterValues": {"BRAND": "\\"Sol\\""}}
            """.formatted(CAMPAIGN)));
        assertThat(answer.excluded()).containsExactlyInAnyOrder("b", "c");
        assertThat(ranker.identity(asked)).contains("filter/asked", "BRAND=\"Sol\"").doesNotContain("GENRE");
      }
    }
  }

  @Test
  void an_anonymous_visitor_is_asked_about_by_the_session() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s")) {
      ranker.rank(new Question(Market.DEFAULT, new Shopper.Someone("", "session-1", Map.of()), List.of("a", "b")));

      assertThat(json(server.received.getFirst().body()).get("userId").asText()).isEqualTo("session-1");
    }
  }

  @Test
  void what_a_filter_took_out_is_told_from_what_the_model_does_not_know() throws Exception {
    String json = """
        {"personalizedRanking": [{"itemId": "b", "score": 0.7}, {"itemId": "a", "score": 0}, {"itemId": "invented"}],
         "recommendationId": "RID-1"}
        """;
    try (var server = new LoopbackPersonalize(answering(json));
        var filtering = open(server.uri(), "20s", "filter-arn", "arn:aws:personalize:eu-west-1:1:filter/f");
        var plain = open(server.uri(), "20s")) {
      Answer filtered = filtering.rank(QUESTION);

      assertThat(filtered.scores()).containsOnlyKeys("b");
      assertThat(filtered.excluded()).containsExactly("c");
      assertThat(filtered.recommendationId()).isEqualTo("RID-1");
      assertThat(plain.rank(QUESTION).excluded()).isEmpty();
    }
  }

  @Test
  void a_repeated_item_is_not_excluded() throws Exception {
    String json = """
        {"personalizedRanking": [{"itemId": "b", "score": 0.7}, {"itemId": "a", "score": 0.2}, {"itemId": "a", "score": 0.1}]}
        """;
    try (var server = new LoopbackPersonalize(answering(json));
        var ranker = open(server.uri(), "20s", "filter-arn", "arn:aws:personalize:eu-west-1:1:filter/f")) {
      assertThat(ranker.rank(QUESTION).excluded()).containsExactly("c");
    }
  }

  @Test
  void five_hundred_items_go_in_one_call_in_their_order() throws Exception {
    List<String> ids = IntStream.range(0, 500).mapToObj(i -> "item \"" + i + "\" ü").toList();
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s")) {
      ranker.rank(question("u", Map.of(), ids));

      assertThat(json(server.received.getFirst().body()).get("inputList").valueStream().map(JsonNode::asText))
          .containsExactlyElementsOf(ids);
    }
  }

  @Test
  void a_user_id_longer_than_the_service_takes_is_unknown_and_sends_nothing() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s")) {
      Answer answer = ranker.rank(question("u".repeat(257), Map.of(), List.of("a", "b")));
      ranker.rank(question("u".repeat(256), Map.of(), List.of("a", "b")));

      assertThat(answer).isEqualTo(new Answer(Map.of(), 0));
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void scores_are_read_and_an_order_that_tells_items_apart_is_trusted() throws Exception {
    Answer answer = answer("""
        {"personalizedRanking": [{"itemId": "b", "score": 0.7}, {"itemId": "c", "score": 0.2}, {"itemId": "a", "score": 1e-1}],
         "recommendationId": "RID-1", "later": {"addition": [1]}}
        """);

    assertThat(answer.scores()).isEqualTo(Map.of("a", 0.1, "b", 0.7, "c", 0.2));
    assertThat(answer.confidence()).isEqualTo(1);
  }

  @Test
  void a_flat_order_is_not_trusted() throws Exception {
    Answer answer = answer("""
        {"personalizedRanking": [{"itemId": "b", "score": 0.25}, {"itemId": "c", "score": 0.25}, {"itemId": "a", "score": 0.25}]}
        """);

    assertThat(answer.scores()).hasSize(3);
    assertThat(answer.confidence()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"itemId\": \"b\"}", "{\"itemId\": \"b\", \"score\": null}", "{\"itemId\": \"b\", \"score\": 0}",
    "{\"itemId\": \"b\", \"score\": -1}", "{\"itemId\": \"b\", \"score\": \"NaN\"}",
    "{\"itemId\": \"b\", \"score\": \"Infinity\"}",
    "{\"itemId\": \"invented\", \"score\": 0.9}", "{\"itemId\": null, \"score\": 0.9}", "{\"score\": 0.9}", "{}", "null"
  })
  void an_item_that_says_nothing_usable_is_left_out(String item) throws Exception {
    Answer answer = answer("{\"personalizedRanking\": [{\"itemId\": \"a\", \"score\": 0.3}, " + item
        + ", {\"itemId\": \"c\", \"score\": 0.1}]}");

    assertThat(answer.scores()).isEqualTo(Map.of("a", 0.3, "c", 0.1));
    assertThat(answer.confidence()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.9", "0.3", "0", "null"})
  void an_item_said_twice_counts_as_not_said(String again) throws Exception {
    Answer answer = answer("{\"personalizedRanking\": [{\"itemId\": \"a\", \"score\": 0.3}, {\"itemId\": \"b\", \"score\": 0.2},"
        + " {\"itemId\": \"a\", \"score\": " + again + "}, {\"itemId\": \"c\", \"score\": 0.1}, {\"itemId\": \"a\", \"score\": 0.4}]}");

    assertThat(answer.scores()).isEqualTo(Map.of("b", 0.2, "c", 0.1));
  }

  @Test
  void a_region_set_by_hand_wins_over_the_arn() throws Exception {
    try (var server = new LoopbackPersonalize(answering("{\"personalizedRanking\":[]}"));
        var ranker = open(server.uri(), "20s", "region", "us-east-2")) {
      ranker.rank(QUESTION);

      assertThat(server.received.getFirst().headers().get("Authorization").getFirst()).contains("/us-east-2/personalize/");
    }
  }

  @Test
  void connections_are_reused() throws Exception {
    List<Integer> ports = new CopyOnWriteArrayList<>();
    try (var server = new LoopbackPersonalize(exchange -> {
      ports.add(exchange.getRemoteAddress().getPort());
      respond(exchange, 200, "application/json", "{\"personalizedRanking\":[]}");
    }); var ranker = open(server.uri(), "20s")) {
      for (int i = 0; i < 5; i++) {
        ranker.rank(QUESTION);
      }

      assertThat(ports).hasSize(5).containsOnly(ports.getFirst());
    }
  }

  private static Answer answer(String json) throws IOException {
    try (var server = new LoopbackPersonalize(answering(json)); var ranker = open(server.uri(), "20s")) {
      return ranker.rank(QUESTION);
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
