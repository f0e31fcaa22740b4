package org.hybridsearch.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.PersonalizeRuntimeException;

/** Signatures of the real SDK against a stand-in that knows the secret, and what is none. */
class SignatureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CREDENTIAL =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/personalize/aws4_request, ";
  private static final String REST = "SignedHeaders=host;x-amz-date, Signature="
      + "00000000000000000000000000000000" + "00000000000000000000000000000000";
  @RegisterExtension static final StandInExtension AWS =
      new StandInExtension(options -> options.secret("AKIDEXAMPLE", "secret"));
  @RegisterExtension static final StandInExtension OTHER = new StandInExtension(options -> options.secret("OTHERKEY", "secret"));

  @Test
  void what_the_sdk_signs_is_taken_by_every_service() {
    try (var runtime = AwsClients.runtime(AWS.uri()); var events = AwsClients.events(AWS.uri());
        var control = AwsClients.control(AWS.uri()); var bedrock = AwsClients.bedrock(AWS.uri())) {
      assertThat(rank(runtime)).isEqualTo(1);
      events.putEvents(request -> request.trackingId(AWS.aws().resources().trackingId()).sessionId("s")
          .eventList(event -> event.eventType("Click").sentAt(Instant.now()).itemId("tea & \"milk\" ü")));
      assertThat(control.listDataDeletionJobs(request -> { }).dataDeletionJobs()).isEmpty();
      assertThat(bedrock.invokeModel(request -> request.modelId("amazon.titan-embed-text-v2:0")
          .body(SdkBytes.fromUtf8String("{\"inputText\":\"tea\"}"))).body()).isNotNull();
    }
  }

  @Test
  void another_secret_is_a_signature_that_does_not_match() {
    assertRefused(AWS, AwsClients.REGION, "another", "InvalidSignatureException", "does not match the signature you provided");
  }

  @Test
  void a_key_nobody_knows_is_told_apart() {
    assertRefused(OTHER, AwsClients.REGION, "secret", "UnrecognizedClientException", "security token");
  }

  @Test
  void another_region_is_refused() {
    assertRefused(AWS, "us-east-1", "secret", "InvalidSignatureException", "scoped to a valid region");
  }

  @ParameterizedTest
  @CsvSource({"900, Signature expired", "-900, Signature not yet current"})
  void a_clock_that_is_wrong_by_more_than_five_minutes_is_refused(int seconds, String message) {
    AWS.aws().faults().add(Fault.of(Fault.ANY, FaultKind.CLOCK_SKEW).skewed(Duration.ofSeconds(seconds)));

    assertRefused(AWS, AwsClients.REGION, "secret", "InvalidSignatureException", message);
  }

  @Test
  void a_clock_that_is_wrong_by_four_minutes_is_borne() {
    AWS.aws().faults().add(Fault.of(Fault.ANY, FaultKind.CLOCK_SKEW).skewed(Duration.ofMinutes(4)));
    try (var client = AwsClients.runtime(AWS.uri())) {
      assertThat(rank(client)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer token", "AWS4-HMAC-SHA256", CREDENTIAL + "SignedHeaders=host", CREDENTIAL + REST})
  void what_is_no_whole_signature_is_incomplete(String authorization) throws Exception {
    assertThat(post("Authorization", authorization)).contains("403", "IncompleteSignatureException");
  }

  @Test
  void a_call_without_a_signature_is_refused() throws Exception {
    assertThat(post("X-Other", "x")).contains("403", "MissingAuthenticationTokenException");
  }

  @Test
  void a_path_that_is_no_operation_is_told() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(AWS.uri().resolve("/nothing")).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("UnknownOperationException");
    }
  }

  private static String post(String header, String value) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(AWS.uri().resolve("/personalize-ranking")).header(header, value)
          .POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("x-amzn-ErrorType")).isPresent();
      return answer.statusCode() + " " + answer.body();
    }
  }

  private static void assertRefused(StandInExtension aws, String region, String secret, String type, String message) {
    try (PersonalizeRuntimeClient client = AwsClients.runtime(aws.uri(), region, secret, PATIENCE)) {
      assertThatExceptionOfType(PersonalizeRuntimeException.class).isThrownBy(() -> rank(client)).satisfies(refused -> {
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(type);
      }).withMessageContaining(message);
    }
  }

  private static int rank(PersonalizeRuntimeClient client) {
    return client.getPersonalizedRanking(request -> request.campaignArn(AWS.aws().resources().arn("campaign/ranking"))
        .userId("ann").inputList("tea")).personalizedRanking().size();
  }
}
