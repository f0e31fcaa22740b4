package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.personalizeruntime.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;
import software.amazon.awssdk.services.personalizeruntime.model.Promotion;
import software.amazon.awssdk.services.personalizeruntime.model.ResourceNotFoundException;

/** {@code GetRecommendations} through the SDK. */
class RecommendationsTest {

  private static final int ITEMS = 30;
  @RegisterExtension static final StandInExtension AWS = new StandInExtension();
  private static PersonalizeRuntimeClient client;

  @BeforeAll
  static void teach() {
    client = AwsClients.runtime(AWS.uri());
    AWS.aws().shop().learn(IntStream.range(0, ITEMS).boxed().flatMap(i -> Stream.of("ann", "bob", "cid" + i)
        .map(user -> new Interaction(user, "item" + i, EventType.VIEW, Instant.now(), OptionalDouble.empty()))).toList());
    IntStream.range(0, ITEMS).forEach(i -> AWS.aws().shop().putItem("item" + i, Map.of("CATEGORY", i < 3 ? "new" : "old")));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void a_user_gets_25_items_with_scores_unless_told_otherwise() {
    GetRecommendationsResponse answer = ask(request -> request.campaignArn(arn("campaign/for-you")));

    assertThat(answer.itemList()).hasSize(25);
    assertThat(answer.itemList().stream().map(PredictedItem::score).toList()).doesNotContainNull()
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(ask(request -> request.recommenderArn(arn("recommender/for-you")).numResults(7)).itemList()).hasSize(7);
  }

  @Test
  void an_item_gets_what_goes_with_it_without_itself_and_without_scores() {
    GetRecommendationsResponse answer =
        ask(request -> request.campaignArn(arn("campaign/similar")).itemId("item1").numResults(5));

    assertThat(answer.itemList()).hasSize(5).allSatisfy(item -> assertThat(item.score()).isNull());
    assertThat(ids(answer)).doesNotContain("item1");
  }

  @Test
  void promoted_items_have_their_share_and_their_name() {
    GetRecommendationsResponse answer = ask(request -> request.campaignArn(arn("campaign/for-you")).numResults(10)
        .promotions(promotion().percentPromotedItems(20).build()));

    assertThat(answer.itemList()).hasSize(10);
    assertThat(ids(answer)).doesNotHaveDuplicates();
    assertThat(answer.itemList().stream().filter(item -> "launch".equals(item.promotionName())).map(PredictedItem::itemId))
        .hasSize(2).isSubsetOf("item0", "item1", "item2");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        breaks("numResults", request -> request.campaignArn(arn("campaign/for-you")).numResults(501)),
        breaks("numResults", request -> request.campaignArn(arn("campaign/for-you")).numResults(-1)),
        breaks("numResults", request -> request.campaignArn(arn("campaign/for-you")).numResults(51)
            .metadataColumns(Map.of("ITEMS", List.of("PRICE")))),
        breaks("Exactly one", request -> { }),
        breaks("Exactly one", request -> request.campaignArn(arn("campaign/for-you")).recommenderArn(arn("recommender/for-you"))),
        breaks("userId", request -> request.campaignArn(arn("campaign/for-you")).userId(null)),
        breaks("itemId", request -> request.campaignArn(arn("campaign/similar"))),
        breaks("does not support", request -> request.campaignArn(arn("campaign/ranking"))),
        breaks("promotions", request -> request.campaignArn(arn("campaign/for-you"))
            .promotions(promotion().build(), promotion().build())),
        breaks("promotions.1.member.percentPromotedItems", request -> request.campaignArn(arn("campaign/for-you"))
            .promotions(promotion().percentPromotedItems(101).build())));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_breaks_a_limit_is_refused_and_named(String named, Consumer<GetRecommendationsRequest.Builder> change) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> ask(change)).withMessageContaining(named);
  }

  @Test
  void what_was_not_created_is_not_found() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> ask(request -> request.recommenderArn(arn("recommender/none"))));
  }

  private static Promotion.Builder promotion() {
    return Promotion.builder().name("launch").percentPromotedItems(10).filterArn(arn("filter/category"))
        .filterValues(Map.of("CATEGORY", "\"new\""));
  }

  private static Arguments breaks(String named, Consumer<GetRecommendationsRequest.Builder> change) {
    return Arguments.of(named, change);
  }

  private static GetRecommendationsResponse ask(Consumer<GetRecommendationsRequest.Builder> change) {
    return client.getRecommendations(request -> change.accept(request.userId("ann")));
  }

  private static List<String> ids(GetRecommendationsResponse answer) {
    return answer.itemList().stream().map(PredictedItem::itemId).toList();
  }

  private static String arn(String name) {
    return StandInOptions.defaults().resources().arn(name);
  }
}
