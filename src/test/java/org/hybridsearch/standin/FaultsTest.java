package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.fault.Latency;
import org.hybridsearch.standin.fault.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetPersonalizedRankingResponse;
import software.amazon.awssdk.services.personalizeruntime.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeruntime.model.PersonalizeRuntimeException;

/** Each fault as the SDK sees it, and the administration that orders them. */
@Timeout(60)
class FaultsTest {

  private static final String RANKING = "GetPersonalizedRanking";
  @RegisterExtension static final StandInExtension AWS = new StandInExtension();
  private PersonalizeRuntimeClient client;

  @BeforeEach
  void open() {
    client = AwsClients.runtime(AWS.uri());
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @EnumSource(value = FaultKind.class, names = {"HANG", "SLOW_DRIP"})
  void what_takes_for_ever_is_given_up_by_the_client(FaultKind kind) {
    AWS.aws().faults().add(Fault.of(RANKING, kind));
    try (PersonalizeRuntimeClient hasty = AwsClients.runtime(AWS.uri(), AwsClients.REGION, "secret", Duration.ofMillis(400))) {
      assertThatExceptionOfType(ApiCallTimeoutException.class).isThrownBy(() -> rank(hasty));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR_500, 500, InternalFailure", "THROTTLE_429, 429, ThrottlingException", "CLOCK_SKEW, 403, InvalidSignatureException"
  })
  void what_no_model_has_is_the_services_own_exception(FaultKind kind, int status, String type) {
    AWS.aws().faults().add(Fault.of(RANKING, kind).times(1));

    assertThatExceptionOfType(PersonalizeRuntimeException.class).isThrownBy(() -> rank(client)).satisfies(refused -> {
      assertThat(refused.statusCode()).isEqualTo(status);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(type);
      assertThat(refused.isThrottlingException()).isEqualTo(status == 429);
      assertThat(refused.requestId()).isNotBlank();
    });
    assertThat(AWS.aws().calls().count(RANKING, type)).isEqualTo(1);
  }

  @Test
  void bad_input_is_the_exception_of_the_model() {
    AWS.aws().faults().add(Fault.of(RANKING, FaultKind.INVALID_400));

    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> rank(client));
  }

  @Test
  void a_reset_is_a_reset() {
    AWS.aws().faults().add(Fault.of(RANKING, FaultKind.RESET));

    assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> rank(client))
        .havingRootCause().isInstanceOf(SocketException.class).withMessageContaining("reset");
  }

  @ParameterizedTest
  @EnumSource(value = FaultKind.class, names = {"TRUNCATED_JSON", "CUT_SHORT"})
  void half_an_answer_cannot_be_read(FaultKind kind) {
    AWS.aws().faults().add(Fault.of(RANKING, kind));

    assertThatThrownBy(() -> rank(client)).isInstanceOf(RuntimeException.class);
    assertThat(AWS.aws().calls().count(RANKING, kind.name())).isEqualTo(1);
  }

  @Test
  void a_web_page_cannot_be_read() {
    AWS.aws().faults().add(Fault.of(RANKING, FaultKind.WRONG_CONTENT_TYPE));

    assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> rank(client));
    assertThat(AWS.aws().calls().count(RANKING, "WRONG_CONTENT_TYPE")).isEqualTo(1);
  }

  @Test
  void a_fault_befalls_its_operation_alone_and_is_used_up() {
    AWS.aws().faults().add(Fault.of("PutEvents", FaultKind.ERROR_500));
    rank(client);
    AWS.aws().faults().add(Fault.of(Fault.ANY, FaultKind.ERROR_500).times(2));

    assertThatExceptionOfType(PersonalizeRuntimeException.class).isThrownBy(() -> rank(client));
    assertThatExceptionOfType(PersonalizeRuntimeException.class).isThrownBy(() -> rank(client));
    assertThat(rank(client).personalizedRanking()).hasSize(1);
    assertThat(AWS.aws().calls().count(RANKING, Received.OK)).isEqualTo(2);
    assertThat(AWS.aws().calls().count(RANKING)).isEqualTo(4);
  }

  @Test
  void about_the_share_asked_for_fails() {
    AWS.aws().faults().add(Fault.of(RANKING, FaultKind.ERROR_500).share(0.5));
    for (int i = 0; i < 60; i++) {
      try {
        rank(client);
      } catch (PersonalizeRuntimeException expected) {
        // counted by the stand-in
      }
    }

    assertThat(AWS.aws().calls().count(RANKING, "InternalFailure")).isBetween(15L, 45L);
  }

  @Test
  void an_answer_can_be_lost_once_the_work_is_done() {
    try (var events = AwsClients.events(AWS.uri())) {
      AWS.aws().faults().add(Fault.of("PutUsers", FaultKind.RESET).afterwards().times(1));
      AWS.aws().faults().add(Fault.of("PutEvents", FaultKind.ERROR_500).afterwards().times(1));
      int before = AWS.aws().shop().users();

      String tracker = AWS.aws().resources().trackingId();
      assertThatThrownBy(() -> events.putEvents(request -> request.trackingId(tracker).sessionId("lost")
          .eventList(event -> event.eventType("Click").itemId("tea").sentAt(Instant.now())))).isNotNull();

      assertThat(AWS.aws().shop().users()).isEqualTo(before + 1);
    }
  }

  @Test
  void calls_take_as_long_as_they_are_told_to() {
    AWS.aws().faults().latency(new Latency(RANKING, Duration.ofMillis(30), Duration.ofMillis(30)));
    rank(client);

    assertThat(AWS.aws().calls().last(RANKING).getFirst().nanos()).isGreaterThanOrEqualTo(30_000_000);
  }

  @Test
  void the_administration_sets_shows_and_clears_faults_and_calls() throws Exception {
    String set = "{\"faults\":[{\"operation\":\"" + RANKING
        + "\",\"kind\":\"ERROR\",\"status\":408,\"type\":\"Late\",\"count\":1}],"
        + "\"latencies\":[{\"p50Millis\":1,\"p99Millis\":2}]}";
    assertThat(send("PUT", "faults", set).statusCode()).isEqualTo(200);
    assertThat(send("GET", "faults", "").body()).contains("\"count\":1", "\"status\":408", "\"p99Millis\":2.0");

    assertThatExceptionOfType(PersonalizeRuntimeException.class).isThrownBy(() -> rank(client))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(408));

    assertThat(send("GET", "calls", "").body()).contains("\"Late\":1", "campaign/ranking");
    assertThat(send("DELETE", "calls", "").statusCode()).isEqualTo(200);
    assertThat(AWS.aws().calls().last()).isEmpty();
    assertThat(send("DELETE", "faults", "").statusCode()).isEqualTo(200);
    assertThat(AWS.aws().faults().latencies()).isEmpty();
    assertThat(send("PUT", "objects/bucket/key.csv", "ann").statusCode()).isEqualTo(200);
    assertThat(send("GET", "other", "").statusCode()).isEqualTo(404);
  }

  @Test
  void the_administration_tells_how_often_each_event_was_put() throws Exception {
    try (var events = AwsClients.events(AWS.uri())) {
      for (int times = 0; times < 2; times++) {
        events.putEvents(request -> request.trackingId(AWS.aws().resources().trackingId()).sessionId("s").eventList(
            event -> event.eventId("put-twice").eventType("Click").itemId("tea").sentAt(Instant.now())));
      }
    }
    assertThat(send("GET", "events", "").body()).contains("\"put-twice\":2");
  }

  @Test
  void a_web_page_means_that_nothing_was_done() {
    try (var events = AwsClients.events(AWS.uri())) {
      AWS.aws().faults().add(Fault.of("PutEvents", FaultKind.WRONG_CONTENT_TYPE));
      events.putEvents(request -> request.trackingId(AWS.aws().resources().trackingId()).sessionId("s").eventList(
          event -> event.eventId("never").eventType("Click").itemId("tea").sentAt(Instant.now())));
      assertThat(AWS.aws().shop().eventIds()).doesNotContainKey("never");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_empty_answer_has_a_head_that_can_be_slow(boolean after) {
    Fault slow = Fault.of("PutEvents", FaultKind.SLOW_DRIP).times(1);
    AWS.aws().faults().add(after ? slow.afterwards() : slow);
    try (var events = AwsClients.events(AWS.uri(), Duration.ofMillis(500))) {
      assertThatExceptionOfType(ApiCallTimeoutException.class).isThrownBy(() -> put(events, "slow " + after));
    }
    assertThat(AWS.aws().shop().eventIds().containsKey("slow " + after)).isEqualTo(after);
  }

  /** So whoever takes them for an acknowledgement is found out: nothing was done, unless it is asked for. */
  @ParameterizedTest
  @CsvSource({"CUT_SHORT, false", "CUT_SHORT, true", "TRUNCATED_JSON, false", "TRUNCATED_JSON, true"})
  void half_of_an_empty_answer_is_a_whole_one_to_the_sdk(FaultKind kind, boolean after) {
    Fault half = Fault.of("PutEvents", kind).times(1);
    AWS.aws().faults().add(after ? half.afterwards() : half);
    String id = kind + " " + after;
    try (var events = AwsClients.events(AWS.uri())) {
      put(events, id);
      assertThat(AWS.aws().shop().eventIds().containsKey(id)).isEqualTo(after);
      put(events, id);
      assertThat(AWS.aws().shop().eventIds()).containsKey(id);
    }
  }

  private static void put(PersonalizeEventsClient events, String id) {
    events.putEvents(request -> request.trackingId(AWS.aws().resources().trackingId()).sessionId("s").eventList(
        event -> event.eventId(id).eventType("Click").itemId("tea").sentAt(Instant.now())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"faults\":[{\"kind\":\"EXPLODE\"}]}", "{\"faults\":[{\"kind\":\"HANG\",\"share\":2}]}", "", "[]", "null",
      "{\"fault\":[]}", "{\"faults\":{}}", "{\"faults\":[\"HANG\"]}", "{\"faults\":[{\"kind\":\"HANG\",\"shares\":0.5}]}",
      "{\"faults\":[{\"kind\":\"HANG\",\"share\":\"half\"}]}", "{\"latencies\":[{\"p50\":1}]}",
      "{\"faults\":[{\"operation\":\"PutUser\",\"kind\":\"HANG\"}]}", "{\"latencies\":[{\"operation\":\"putUsers\",\"p50Millis\":1}]}"})
  void the_administration_refuses_what_is_no_fault_and_changes_nothing(String body) throws Exception {
    AWS.aws().faults().add(Fault.of("PutItems", FaultKind.HANG));

    assertThat(send("PUT", "faults", body).statusCode()).isEqualTo(400);
    assertThat(AWS.aws().faults().active()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"fault\":[]}", "[]", "", "{\"faults\":[{\"kind\":\"HANG\",\"shares\":0.5}]}"})
  void the_administration_says_what_it_expects(String body) throws Exception {
    assertThat(send("PUT", "faults", body).body()).contains("Send {\\\"faults\\\": [{\\\"operation\\\", \\\"kind\\\"");
  }

  @Test
  void what_the_administration_shows_it_takes() throws Exception {
    AWS.aws().faults().add(Fault.of("PutItems", FaultKind.HANG).times(3));
    AWS.aws().faults().latency(new Latency(RANKING, Duration.ofMillis(3), Duration.ofMillis(30)));
    String shown = send("GET", "faults", "").body();

    HttpResponse<String> answer = send("PUT", "faults", shown);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"faults\":[{\"kind\":\"EXPLODE\"}]}", "{\"faults\":[{\"operation\":\"*\"}]}"})
  void the_administration_names_the_kinds_to_who_knows_none(String body) throws Exception {
    assertThat(send("PUT", "faults", body).body())
        .contains("HANG, ERROR_500, THROTTLE_429").contains("CLOCK_SKEW").doesNotContain("org.hybridsearch");
  }

  @Test
  void the_administration_names_the_operations_to_who_misspells_one() throws Exception {
    assertThat(send("PUT", "faults", "{\"faults\":[{\"operation\":\"PutEvent\",\"kind\":\"HANG\"}]}").body())
        .contains("There is no operation PutEvent, but *, CreateDataDeletionJob, DeleteObject", "PutEvents", "InvokeModel");
  }

  private static HttpResponse<String> send(String method, String what, String body) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(AWS.uri().resolve("/standin/" + what))
          .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
  }

  private static GetPersonalizedRankingResponse rank(PersonalizeRuntimeClient by) {
    return by.getPersonalizedRanking(request -> request.campaignArn(AWS.aws().resources().arn("campaign/ranking"))
        .userId("ann").inputList("tea"));
  }
}
