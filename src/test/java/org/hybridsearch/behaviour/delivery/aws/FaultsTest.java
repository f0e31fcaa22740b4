package org.hybridsearch.behaviour.delivery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents.Reply;
import org.hybridsearch.behaviour.delivery.sink.EventSink;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each fault of the tracker is told, over the wire and by the real SDK. */
class FaultsTest {

  private static final EventSink.Batch BATCH = new EventSink.Batch("secret-user", "s", List.of(
      new EventSink.Entry("e", "CLICK", "i", Instant.EPOCH, OptionalDouble.empty(), List.of(), "")));

  private LoopbackEvents tracker;
  private EventSink sink;

  @BeforeEach
  void open() throws IOException {
    tracker = new LoopbackEvents();
    sink = TestTracker.open(TestTracker.config(tracker.uri(), "timeout", "2s"));
  }

  @AfterEach
  void close() {
    sink.close();
    tracker.close();
  }

  private SinkException told(Reply reply) {
    tracker.behave(call -> reply);
    SinkException told = catchThrowableOfType(SinkException.class, () -> sink.put(BATCH));
    assertThat(told.getMessage()).doesNotContain("secret");
    assertThat(tracker.calls()).as("never repeated").hasSize(1);
    return told;
  }

  @ParameterizedTest
  @CsvSource({"429,ThrottlingException", "400,ThrottlingException", "400,RequestLimitExceeded", "503,SlowDown", "429,"})
  void throttling_is_told_from_failure(int status, String type) {
    assertThat(told(new Reply.Refuse(status, type == null ? "" : type, "secret"))).isInstanceOf(SinkException.Throttled.class);
  }

  @ParameterizedTest
  @CsvSource({"400,InvalidInputException,false", "404,ResourceNotFoundException,true", "400,ValidationException,false"})
  void what_is_wrong_with_the_request_is_refused_for_good(int status, String type, boolean whole) {
    SinkException.Refused refused = (SinkException.Refused) told(new Reply.Refuse(status, type, "secret"));
    assertThat(refused.code()).isEqualTo(type);
    assertThat(refused.whole()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"500,InternalFailure", "503,ServiceUnavailable", "403,AccessDeniedException", "400,ExpiredTokenException",
      "403,InvalidSignatureException", "400,UnrecognizedClientException", "403,RequestExpired", "400,IncompleteSignature"})
  void what_is_mended_without_the_event_is_tried_again(int status, String type) {
    assertThat(told(new Reply.Refuse(status, type, "secret"))).isInstanceOf(SinkException.Unavailable.class);
  }

  @Test
  void a_hanging_connection_is_a_failure() {
    assertThat(told(new Reply.Hang())).isInstanceOf(SinkException.Unavailable.class);
  }

  @Test
  void a_page_for_people_is_a_failure_though_its_status_is_200() {
    assertThat(told(new Reply.Page())).isInstanceOf(SinkException.Unavailable.class);
  }

  @Test
  void a_torn_connection_is_a_failure_also_where_the_events_were_taken() {
    assertThat(told(new Reply.TakeAndReset())).isInstanceOf(SinkException.Unavailable.class);
    assertThat(tracker.counted()).containsExactly("e");
  }

  @Test
  void a_tracker_that_is_not_there_is_a_failure() {
    tracker.close();
    assertThatExceptionOfType(SinkException.Unavailable.class).isThrownBy(() -> sink.put(BATCH));
  }
}
