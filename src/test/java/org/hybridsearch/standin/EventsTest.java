package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.standin.personalize.Quotas;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.model.Event;
import software.amazon.awssdk.services.personalizeevents.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeevents.model.Item;
import software.amazon.awssdk.services.personalizeevents.model.MetricAttribution;
import software.amazon.awssdk.services.personalizeevents.model.PersonalizeEventsException;
import software.amazon.awssdk.services.personalizeevents.model.PutEventsRequest;
import software.amazon.awssdk.services.personalizeevents.model.ResourceNotFoundException;
import software.amazon.awssdk.services.personalizeevents.model.User;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/** {@code PutEvents}, {@code PutItems} and {@code PutUsers} through the SDK. */
class EventsTest {

  @RegisterExtension static final StandInExtension AWS = new StandInExtension(
      options -> options.quotas(new Quotas(500, 1000, 10)));
  @RegisterExtension static final StandInExtension NARROW = new StandInExtension(options -> options.quotas(new Quotas(1, 1, 1)));
  private static PersonalizeEventsClient client;
  private static PersonalizeRuntimeClient runtime;

  @BeforeAll
  static void open() {
    client = AwsClients.events(AWS.uri());
    runtime = AwsClients.runtime(AWS.uri());
  }

  @AfterAll
  static void close() {
    client.close();
    runtime.close();
  }

  @Test
  void what_a_user_does_changes_the_next_ranking() {
    put(request -> request.userId("ann").eventList(event("tea").build(), event("coffee").build()));
    put(request -> request.userId("bob").eventList(event("coffee").build()));
    put(request -> request.userId("bob").eventList(event("tea").eventType("Purchase").build()));
    double before = score("bob", "tea");

    put(request -> request.userId("bob").eventList(event("tea").build()));

    assertThat(score("bob", "tea")).isGreaterThan(before);
  }

  @Test
  void an_event_that_comes_again_is_ignored() {
    put(request -> request.userId("cid").eventList(event("tea").eventId("once").build(), event("milk").build()));
    Map<String, Double> before = scores("cid", "tea", "milk");

    put(request -> request.userId("dan").eventList(event("milk").eventId("once").build()));

    assertThat(scores("cid", "tea", "milk")).isEqualTo(before);
  }

  @Test
  void a_session_is_a_user_until_an_event_names_both() {
    put(request -> request.sessionId("visit").eventList(event("tea").eventType("PURCHASE").build(), event("jam").build()));
    assertThat(kept("eve", "tea", "jam")).containsExactlyInAnyOrder("tea", "jam");

    put(request -> request.sessionId("visit").userId("eve").eventList(event("jam").build()));

    assertThat(kept("eve", "tea", "jam")).as("what was bought in the session is filtered for the user").containsExactly("jam");
  }

  @Test
  void the_largest_call_there_may_be_is_taken() {
    List<String> shown = Collections.nCopies(25, "i".repeat(256));
    Event largest = event("i".repeat(256)).eventId("e".repeat(256)).recommendationId("r".repeat(40)).impression(shown)
        .eventValue(2.5f).properties("{\"a\":\"" + "x".repeat(1024 - 8) + "\"}")
        .metricAttribution(MetricAttribution.builder().eventAttributionSource("search").build()).build();

    put(request -> request.userId("u".repeat(256)).sessionId("s".repeat(256)).eventList(Collections.nCopies(10, largest)));

    assertThat(AWS.aws().calls().last("PutEvents")).hasSize(1);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        breaks("eventList", request -> request.eventList(Collections.nCopies(11, event("tea").build()))),
        breaks("eventList", request -> request.eventList(List.of())),
        breaks("trackingId", request -> request.trackingId(null)),
        breaks("TrackingId none is not valid", request -> request.trackingId("none")),
        breaks("sessionId", request -> request.sessionId(null)),
        breaks("sessionId", request -> request.sessionId("")),
        breaks("userId", request -> request.userId("u".repeat(257))),
        breaksEvent("eventType", event -> event.eventType(null)),
        breaksEvent("sentAt", event -> event.sentAt(null)),
        breaksEvent("itemId", event -> event.itemId("")),
        breaksEvent("impression", event -> event.impression(Collections.nCopies(26, "tea"))),
        breaksEvent("impression", event -> event.impression(List.of())),
        breaksEvent("recommendationId", event -> event.recommendationId("r".repeat(41))),
        breaksEvent("properties", event -> event.properties("{\"a\":\"" + "x".repeat(1024) + "\"}")),
        breaksEvent("bytes", event -> event.impression(Collections.nCopies(25, "\u00fc".repeat(256)))),
        breaksEvent("Error parsing properties json", event -> event.properties("[1")),
        breaksEvent("eventAttributionSource", event -> event.metricAttribution(MetricAttribution.builder().build())));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_breaks_a_limit_is_refused_and_named(String named, Consumer<PutEventsRequest.Builder> change) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> put(change)).withMessageContaining(named);
  }

  @Test
  void a_call_that_is_refused_changes_nothing() {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> put(request -> request.userId("fay")
        .eventList(event("fig").eventType("PURCHASE").build(), event("").build())));

    assertThat(kept("fay", "fig")).containsExactly("fig");
  }

  @Test
  void items_and_users_are_put_ten_at_a_time() {
    String items = AWS.aws().resources().itemsDataset();
    List<Item> ten = Stream.iterate(0, i -> i + 1).limit(10).map(i ->
        Item.builder().itemId("put" + i).properties("{\"category\":\"fresh|green\",\"numberOfRatings\":3}").build()).toList();
    client.putItems(request -> request.datasetArn(items).items(ten));
    client.putUsers(request -> request.datasetArn(AWS.aws().resources().usersDataset())
        .users(User.builder().userId("ann").properties("{\"age\":\"30\"}").build()));

    assertThat(runtime.getPersonalizedRanking(request -> request.campaignArn(AWS.aws().resources().arn("campaign/ranking"))
        .userId("ann").inputList("put1", "unput").filterArn(AWS.aws().resources().arn("filter/category"))
        .filterValues(Map.of("CATEGORY", "\"green\""))).personalizedRanking()).extracting(PredictedItem::itemId)
        .containsExactly("put1");
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> client.putItems(request -> request.datasetArn(items)
        .items(Collections.nCopies(11, ten.getFirst())))).withMessageContaining("items");
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> client.putItems(request -> request.datasetArn(items)
        .items(Item.builder().itemId("a").properties("{\"a\":\"" + "x".repeat(32_000) + "\"}").build())));
    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> client.putUsers(request ->
        request.datasetArn(AWS.aws().resources().arn("dataset/other/USERS")).users(User.builder().userId("ann").build())));
    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> client.putActions(request ->
        request.datasetArn(items).actions(action -> action.actionId("a"))));
    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> client.putActionInteractions(request ->
        request.trackingId("t").actionInteractions(action -> action.actionId("a"))));
  }

  @Test
  void more_calls_than_the_quota_are_throttled() {
    try (PersonalizeEventsClient narrow = AwsClients.events(NARROW.uri())) {
      String users = NARROW.aws().resources().usersDataset();
      assertThatExceptionOfType(PersonalizeEventsException.class).isThrownBy(() -> {
        for (int call = 0; call < 100; call++) {
          narrow.putUsers(request -> request.datasetArn(users).users(User.builder().userId("ann").build()));
        }
      }).satisfies(refused -> {
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.isThrottlingException()).isTrue();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
      });
      assertThat(NARROW.aws().calls().count("PutUsers", "ThrottlingException")).isEqualTo(1);
    }
  }

  private static Arguments breaks(String named, Consumer<PutEventsRequest.Builder> change) {
    return Arguments.of(named, change);
  }

  private static Arguments breaksEvent(String named, Consumer<Event.Builder> change) {
    Event.Builder event = event("tea");
    change.accept(event);
    return breaks(named, request -> request.eventList(event.build()));
  }

  private static void put(Consumer<PutEventsRequest.Builder> change) {
    client.putEvents(request -> change.accept(request.trackingId(AWS.aws().resources().trackingId()).sessionId("session")
        .eventList(event("tea").build())));
  }

  private static Event.Builder event(String itemId) {
    return Event.builder().eventType("View").sentAt(Instant.now()).itemId(itemId);
  }

  private static double score(String user, String item) {
    return scores(user, "tea", "coffee").get(item);
  }

  private static Map<String, Double> scores(String user, String... items) {
    return runtime.getPersonalizedRanking(request -> request.campaignArn(AWS.aws().resources().arn("campaign/ranking"))
        .userId(user).inputList(items)).personalizedRanking().stream()
        .collect(Collectors.toMap(PredictedItem::itemId, PredictedItem::score));
  }

  private static List<String> kept(String user, String... items) {
    return runtime.getPersonalizedRanking(request -> request.campaignArn(AWS.aws().resources().arn("campaign/ranking"))
        .userId(user).inputList(items).filterArn(AWS.aws().resources().arn("filter/not-bought"))).personalizedRanking().stream()
        .map(PredictedItem::itemId).toList();
  }
}
