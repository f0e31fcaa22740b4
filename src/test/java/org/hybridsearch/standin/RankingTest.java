package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.standin.fault.Received;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetPersonalizedRankingRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetPersonalizedRankingResponse;
import software.amazon.awssdk.services.personalizeruntime.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;
import software.amazon.awssdk.services.personalizeruntime.model.ResourceNotFoundException;

/** {@code GetPersonalizedRanking} through the SDK. */
class RankingTest {

  @RegisterExtension static final StandInExtension AWS = new StandInExtension();
  private static PersonalizeRuntimeClient client;

  @BeforeAll
  static void teach() {
    client = AwsClients.runtime(AWS.uri());
    Instant now = Instant.now();
    AWS.aws().shop().learn(Stream.of("ann tea", "ann milk", "bob tea", "bob milk", "cid coffee", "cid sugar", "dan coffee",
        "dan sugar", "eve tea").map(pair -> pair.split(" "))
        .map(pair -> new Interaction(pair[0], pair[1], EventType.PURCHASE, now, OptionalDouble.empty())).toList());
    AWS.aws().shop().putItem("tea", Map.of("CATEGORY", "drinks|hot", "PRICE", "3"));
    AWS.aws().shop().putItem("coffee", Map.of("CATEGORY", "drinks", "PRICE", "5"));
    AWS.aws().shop().putItem("cold", Map.of("CATEGORY", "drinks"));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void scores_are_shares_of_one_best_first_with_an_id_of_the_answer() {
    GetPersonalizedRankingResponse answer = rank(request -> request.userId("eve").inputList("coffee", "sugar", "milk"));

    assertThat(ids(answer)).startsWith("milk").hasSize(3);
    List<Double> scores = answer.personalizedRanking().stream().map(PredictedItem::score).toList();
    assertThat(scores).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(scores.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
    assertThat(answer.recommendationId()).startsWith("RID-").hasSizeLessThanOrEqualTo(40);
    assertThat(AWS.aws().calls().count("GetPersonalizedRanking", Received.OK)).isEqualTo(1);
  }

  @Test
  void what_nobody_touched_comes_last_with_zero_and_what_nobody_heard_of_without_a_score() {
    GetPersonalizedRankingResponse answer = rank(request -> request.userId("eve").inputList("never", "cold", "tea"));

    assertThat(ids(answer)).containsExactly("tea", "cold", "never");
    assertThat(answer.personalizedRanking().get(1).score()).isZero();
    assertThat(answer.personalizedRanking().get(2).score()).isNull();
  }

  @Test
  void somebody_nobody_knows_gets_an_order_as_well() {
    assertThat(ids(rank(request -> request.userId("nobody").inputList("coffee", "tea")))).hasSize(2);
    assertThat(ids(rank(request -> request.userId("").inputList("coffee", "tea")))).hasSize(2);
  }

  @Test
  void a_filter_takes_items_out() {
    String bought = AWS.aws().resources().arn("filter/not-bought");
    String category = AWS.aws().resources().arn("filter/category");

    assertThat(ids(rank(request -> request.userId("ann").inputList("tea", "coffee").filterArn(bought))))
        .containsExactly("coffee");
    assertThat(ids(rank(request -> request.userId("ann").inputList("tea", "coffee", "milk").filterArn(category)
        .filterValues(Map.of("CATEGORY", "\"hot\",\"cold\""))))).containsExactly("tea");
  }

  @Test
  void metadata_comes_along_when_asked_for() {
    GetPersonalizedRankingResponse answer = rank(request -> request.userId("ann").inputList("tea")
        .metadataColumns(Map.of("ITEMS", List.of("PRICE"))));

    assertThat(answer.personalizedRanking().getFirst().metadata()).containsExactly(Map.entry("price", "3"));
  }

  @Test
  void the_largest_request_there_may_be_is_taken() {
    GetPersonalizedRankingResponse answer = rank(request -> request.userId("u".repeat(256)).inputList(ids(500))
        .context(context(150, "v".repeat(1000))));

    assertThat(answer.personalizedRanking()).hasSize(500);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        breaks("inputList", request -> request.inputList(ids(501))),
        breaks("inputList", request -> request.inputList(List.of())),
        breaks("inputList", request -> request.inputList((List<String>) null)),
        breaks("inputList.1.member", request -> request.inputList("i".repeat(257))),
        breaks("inputList", request -> request.inputList(ids(51)).metadataColumns(Map.of("ITEMS", List.of("PRICE")))),
        breaks("userId", request -> request.userId(null)),
        breaks("userId", request -> request.userId("u".repeat(257))),
        breaks("campaignArn", request -> request.campaignArn(null)),
        breaks("campaignArn", request -> request.campaignArn("ranking")),
        breaks("campaignArn", request -> request.campaignArn("arn:aws:personalize:x:1:" + "c".repeat(256))),
        breaks("context", request -> request.context(context(151, "v"))),
        breaks("context", request -> request.context(Map.of("not a name", "v"))),
        breaks("context.key0", request -> request.context(context(1, "v".repeat(1001)))),
        breaks("filterValues", request -> request.filterValues(context(26, "v"))),
        breaks("filterValues.key0", request -> request.filterValues(context(1, "v".repeat(1001)))),
        breaks("filter value", request -> request.filterArn(arn("filter/category")).filterValues(Map.of("CATEGORY", "\"a"))),
        breaks("needs a value", request -> request.filterArn(arn("filter/category"))),
        breaks("does not support", request -> request.campaignArn(arn("campaign/for-you"))));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_breaks_a_limit_is_refused_and_named(String named, Consumer<GetPersonalizedRankingRequest.Builder> change) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> rank(change))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(400))
        .withMessageContaining(named);
  }

  @Test
  void what_was_not_created_is_not_found() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> rank(request -> request.campaignArn(arn("campaign/none"))))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(404));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> rank(request -> request.filterArn(arn("filter/none"))));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> client.getActionRecommendations(request -> request.campaignArn(arn("campaign/actions")).userId("ann")));
  }

  private static Arguments breaks(String named, Consumer<GetPersonalizedRankingRequest.Builder> change) {
    return Arguments.of(named, change);
  }

  private static GetPersonalizedRankingResponse rank(Consumer<GetPersonalizedRankingRequest.Builder> change) {
    return client.getPersonalizedRanking(request -> change.accept(
        request.campaignArn(arn("campaign/ranking")).userId("ann").inputList("tea", "milk")));
  }

  private static String arn(String name) {
    return StandInOptions.defaults().resources().arn(name);
  }

  private static List<String> ids(GetPersonalizedRankingResponse answer) {
    return answer.personalizedRanking().stream().map(PredictedItem::itemId).toList();
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "item" + i).toList();
  }

  private static Map<String, String> context(int entries, String value) {
    return IntStream.range(0, entries).boxed().collect(Collectors.toMap(i -> "key" + i, i -> value));
  }
}
