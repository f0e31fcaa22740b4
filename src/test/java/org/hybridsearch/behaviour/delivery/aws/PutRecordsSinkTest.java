package org.hybridsearch.behaviour.delivery.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink.Kind;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.hybridsearch.dataset.send.DatasetSink;
import org.hybridsearch.testing.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What counts as taken, over the wire and by the real SDK. */
class PutRecordsSinkTest {

  private Loopback server;
  private volatile String type = "application/json";
  private volatile String body = "";

  @BeforeEach
  void open() throws IOException {
    server = new Loopback("/", exchange -> Loopback.respond(exchange, 200, type, body));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void put(Kind kind) {
    URI uri = server.uri();
    try (PutRecordsSink sink = PutRecordsSink.open(kind, "arn:aws:personalize:eu-west-1:1:dataset/shop/" + kind,
        new PutRecordsSink.Way(Duration.ofSeconds(5), Optional.of(uri)),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")))) {
      sink.put(List.of(new DatasetSink.Entry("1", "{}")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_empty_answer_is_an_acknowledgement(Kind kind) {
    assertThatCode(() -> put(kind)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void a_page_for_people_is_a_failure_though_its_status_is_200(Kind kind) {
    type = "text/html; charset=utf-8";
    body = "<html>Please sign in</html>";
    assertThatExceptionOfType(SinkException.Unavailable.class).isThrownBy(() -> put(kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"", "null", "[]", "Please sign in"})
  void half_of_something_is_a_failure_though_its_status_is_200_and_its_type_json(String half) {
    body = half;
    assertThatExceptionOfType(SinkException.Unavailable.class).isThrownBy(() -> put(Kind.ITEMS))
        .withMessage("What answered is not Personalize");
  }

  @Test
  void an_object_may_be_more_than_the_service_says_today() {
    body = "{\"accepted\":1}";
    assertThatCode(() -> put(Kind.USERS)).doesNotThrowAnyException();
  }
}
