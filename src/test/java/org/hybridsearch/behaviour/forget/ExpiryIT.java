package org.hybridsearch.behaviour.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.TIMEOUT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryIT {

  private final OwnBehaviour own = new OwnBehaviour();

  @AfterEach
  void close() {
    own.close();
  }

  private Expiry expiry(Map<String, String> kept, Instant now) {
    Map<String, String> settings = new HashMap<>();
    kept.forEach((kind, time) -> settings.put("hybridsearch.behaviour.retention." + kind, time));
    return new Expiry(own.engine, own.places(), BehaviourFixture.config(settings).retention(), TIMEOUT,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  /** One of each kind, as old as that at noon; interactions tell time in milliseconds. */
  private void store(int count, Duration age) {
    Instant at = NOON.minus(age);
    List<Json> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      add(lines, own.names.ubiEvents(), "{\"action_name\":\"click\",\"timestamp\":\"" + at + "\"}");
      add(lines, own.names.ubiQueries(), "{\"user_query\":\"juice\",\"timestamp\":\"" + at + "\"}");
      add(lines, own.names.interactions(), "{\"userId\":\"u\",\"sentAt\":" + at.toEpochMilli() + "}");
    }
    own.engine.send(EngineRequest.bulk("/_bulk", Map.of("refresh", "true"), lines), TIMEOUT, AnswerReader.ignored());
  }

  private static void add(List<Json> lines, String alias, String document) {
    lines.add(Json.raw("{\"create\":{\"_index\":\"" + alias + "\"}}"));
    lines.add(Json.raw(document));
  }

  private List<Integer> left() {
    return List.of(own.documents(own.names.ubiEvents()).size(), own.documents(own.names.ubiQueries()).size(),
        own.documents(own.names.interactions()).size());
  }

  @Test
  void what_is_too_old_goes_and_what_is_not_stays() {
    store(3, Duration.ofDays(401));
    store(2, Duration.ofDays(91));
    store(1, Duration.ofDays(89));
    expiry(Map.of(), NOON).run();
    assertThat(left()).as("events 400 days, searches 90, interactions for good").containsExactly(3, 1, 6);
  }

  @Test
  void interactions_go_when_the_shop_says_so() {
    store(2, Duration.ofDays(31));
    store(1, Duration.ofDays(29));
    expiry(Map.of("interactions", "30d", "events", "0s", "searches", "0s"), NOON).run();
    assertThat(left()).containsExactly(3, 3, 1);
  }

  @Test
  void a_turn_deletes_no_more_than_a_slice_and_the_next_one_goes_on() {
    store(5_001, Duration.ofDays(401));
    own.admin.refresh(own.names.ubiEvents());
    Expiry expiry = expiry(Map.of("searches", "0s"), NOON);
    expiry.run();
    assertThat(left().getFirst()).isEqualTo(1);
    expiry.run();
    assertThat(left().getFirst()).isZero();
  }

  @Test
  void it_is_told_with_counts_alone_and_only_if_there_was_anything() {
    List<String> told = new CopyOnWriteArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord line) {
        told.add(ExtLogRecord.wrap(line).getFormattedMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger logger = Logger.getLogger(Expiry.class.getName());
    logger.addHandler(handler);
    try {
      expiry(Map.of(), NOON).run();
      assertThat(told).isEmpty();
      store(3, Duration.ofDays(401));
      expiry(Map.of(), NOON).run();
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(told).containsExactly("3 events deleted that were older than they are to be kept",
        "3 searches deleted that were older than they are to be kept");
  }

  @Test
  void a_setting_out_of_range_is_named() {
    assertThatIllegalArgumentException().isThrownBy(() -> expiry(Map.of("events", "-1s"), NOON))
        .withMessageContaining("hybridsearch.behaviour.retention.events");
  }
}
