package org.hybridsearch.behaviour.delivery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink.Kind;
import org.hybridsearch.behaviour.delivery.sink.EventSink;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.hybridsearch.dataset.send.DatasetSink;
import org.hybridsearch.standin.StandInExtension;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.personalize.Quotas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What becomes of a call that goes wrong, over the wire and by the real SDK, whose one connection is given back each time. */
@Timeout(120)
class SinkFaultsTest {

  /** More than there are connections. */
  private static final int CALLS = 3;
  private static final String[] OPERATIONS = {"PutEvents", "PutItems", "PutUsers"};

  @RegisterExtension static final StandInExtension AWS = new StandInExtension(
      options -> options.quotas(new Quotas(500, 1000, 1000)));

  /** A way to put one thing whose id is told. */
  private interface Put extends AutoCloseable {
    void put(String id);

    boolean taken(String id);

    @Override
    void close();
  }

  private static Put open(String operation) {
    return switch (operation) {
      case "PutEvents" -> events();
      case "PutItems" -> records(Kind.ITEMS);
      default -> records(Kind.USERS);
    };
  }

  private static Put events() {
    PutEventsSink sink = TestTracker.open(
        TestTracker.config(AWS.uri(), "tracking-id", AWS.aws().resources().trackingId(), "timeout", "1s", "calls-in-flight", "1"));
    return new Put() {
      @Override
      public void put(String id) {
        sink.put(new EventSink.Batch("", "session", List.of(
            new EventSink.Entry(id, "CLICK", "tea", Instant.now(), OptionalDouble.empty(), List.of(), ""))));
      }

      @Override
      public boolean taken(String id) {
        return AWS.aws().shop().eventIds().containsKey(id);
      }

      @Override
      public void close() {
        sink.close();
      }
    };
  }

  private static Put records(Kind kind) {
    String arn = kind == Kind.ITEMS ? AWS.aws().resources().itemsDataset() : AWS.aws().resources().usersDataset();
    PutRecordsSink sink = PutRecordsSink.open(kind, arn, new PutRecordsSink.Way(Duration.ofSeconds(1), Optional.of(AWS.uri())),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")));
    return new Put() {
      @Override
      public void put(String id) {
        sink.put(List.of(new DatasetSink.Entry(id, "{\"known\":\"yes\"}")));
      }

      @Override
      public boolean taken(String id) {
        return Map.of("KNOWN", "yes").equals(kind == Kind.ITEMS ? AWS.aws().shop().item(id) : AWS.aws().shop().user(id));
      }

      @Override
      public void close() {
        sink.close();
      }
    };
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CLOCK_SKEW")
  void what_goes_wrong_is_told_apart_and_leaves_the_way_open(FaultKind kind) {
    for (String operation : OPERATIONS) {
      try (Put way = open(operation)) {
        AWS.aws().faults().add(Fault.of(operation, kind));
        for (int call = 0; call < CALLS; call++) {
          assertThatExceptionOfType(SinkException.class).isThrownBy(() -> way.put("of " + kind))
              .satisfies(e -> assertThat(e.trouble()).as(operation).isEqualTo(Troubles.told(kind)));
        }
        assertThat(way.taken("of " + kind)).isFalse();
        assertThat(AWS.aws().calls().count(operation)).as("each call got there").isEqualTo(CALLS);
        AWS.aws().faults().clear();
        way.put("of " + kind);
        assertThat(way.taken("of " + kind)).isTrue();
      }
    }
  }

  /** The SDK sets its clock by the answer. */
  @Test
  void a_clock_that_jumps_costs_a_call_each_time() {
    for (String operation : OPERATIONS) {
      try (Put way = open(operation)) {
        AWS.aws().faults().add(Fault.of(operation, FaultKind.CLOCK_SKEW));
        assertThatExceptionOfType(SinkException.Unavailable.class).isThrownBy(() -> way.put("skewed"))
            .satisfies(e -> assertThat(e.trouble()).isEqualTo(Troubles.told(FaultKind.CLOCK_SKEW)));
        assertThatCode(() -> way.put("skewed")).as(operation).doesNotThrowAnyException();
        assertThat(way.taken("skewed")).isTrue();
        AWS.aws().faults().clear();
        assertThatExceptionOfType(SinkException.Unavailable.class).isThrownBy(() -> way.put("back"));
        assertThatCode(() -> way.put("back")).doesNotThrowAnyException();
      }
    }
  }
}
