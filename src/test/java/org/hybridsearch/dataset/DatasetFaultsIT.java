package org.hybridsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.Troubles;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.standin.StandInExtension;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.personalize.Quotas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each thing that can go wrong with {@code PutItems} and {@code PutUsers}, over the wire: it is told, and nothing is lost. Items
 * and users are {@value #RECORDS} each, which takes two calls.
 */
@Timeout(120)
class DatasetFaultsIT {

  private static final int RECORDS = 12;
  private static final int TURNS = 3;
  private static final String[] HASTY = {"timeout", "300ms"};

  @RegisterExtension static final StandInExtension AWS = new StandInExtension(
      options -> options.quotas(new Quotas(500, 1000, 100_000)));

  private final OwnBehaviour own = new OwnBehaviour();
  private final CatalogFixture fixture = new CatalogFixture();
  private final String run = fixture.names.prefix();

  @AfterEach
  void close() {
    own.close();
    fixture.close();
  }

  /** A dataset, and what is to go there. */
  private enum Dataset {
    ITEMS("PutItems"),
    USERS("PutUsers");

    private final String operation;

    Dataset(String operation) {
      this.operation = operation;
    }
  }

  private String id(int number) {
    return run + "-" + number;
  }

  /** Has something to be sent. @param first of the numbers */
  private void stock(Dataset dataset, int first) {
    switch (dataset) {
      case ITEMS -> fixture.put(fixture.open(), IntStream.range(first, first + RECORDS)
          .mapToObj(i -> "{\"id\":\"%s\",\"title\":\"Item\",\"price\":1}".formatted(id(i))).toArray(String[]::new));
      case USERS -> assertThat(own.store().record(List.of(IntStream.range(first, first + RECORDS)
          .mapToObj(i -> click("e" + i, visitor(id(i), "s" + i), "i1")).toArray(ShopEvent[]::new))).accepted()).isEqualTo(RECORDS);
    }
  }

  private Replica replica(Dataset dataset) {
    return switch (dataset) {
      case ITEMS -> Replica.items(AWS.uri(), fixture.engine, fixture.names, AWS.aws().resources().itemsDataset(), HASTY);
      case USERS -> Replica.users(AWS.uri(), own.engine, own.names, AWS.aws().resources().usersDataset(), new Shoppers() {
        @Override
        public boolean forgotten(String userId, String sessionId, Instant at) {
          return own.forgotten.covers(userId, sessionId, at);
        }

        @Override
        public String owner(String key) {
          return key;
        }
      }, id -> false, HASTY);
    };
  }

  /** How many records the dataset has. */
  private long there(Dataset dataset) {
    return IntStream.range(0, 2 * RECORDS).filter(i -> !(dataset == Dataset.ITEMS ? AWS.aws().shop().item(id(i))
        : AWS.aws().shop().user(id(i))).isEmpty()).count();
  }

  private static long ended(Replica replica, String outcome) {
    var timer = replica.meters.find("hybridsearch.dataset.calls").tag("outcome", outcome).timer();
    return timer == null ? 0 : timer.count();
  }

  private void waits(Dataset dataset, FaultKind kind) {
    stock(dataset, 0);
    try (Replica replica = replica(dataset)) {
      AWS.aws().faults().add(Fault.of(dataset.operation, kind));
      for (int turn = 0; turn < TURNS; turn++) {
        replica.turn();
        replica.pass(Duration.ofSeconds(1));
      }
      assertThat(there(dataset)).isZero();
      assertThat(replica.sync.state()).startsWith("sending, ").endsWith(" s behind, 0 put aside, " + Troubles.told(kind));
      assertThat(replica.gauge("lag")).isPositive();
      assertThat(ended(replica, kind == FaultKind.THROTTLE_429 ? "throttled" : "failed"))
          .isEqualTo(AWS.aws().calls().count(dataset.operation)).isPositive();

      AWS.aws().faults().clear();
      replica.turns("all arrive", () -> there(dataset) == RECORDS && replica.sync.lag().isZero());
      assertThat(replica.sync.state()).isEqualTo("sending, 0 s behind, 0 put aside");
      assertThat(replica.count("sent")).isEqualTo(RECORDS);
      assertThat(replica.count("refused")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"INVALID_400", "CLOCK_SKEW"})
  void items_wait_until_it_is_over(FaultKind kind) {
    waits(Dataset.ITEMS, kind);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"INVALID_400", "CLOCK_SKEW"})
  void users_wait_until_it_is_over(FaultKind kind) {
    waits(Dataset.USERS, kind);
  }

  /** The SDK sets its clock by the answer. */
  @ParameterizedTest
  @EnumSource
  void a_clock_that_jumps_costs_a_call_each_time(Dataset dataset) {
    stock(dataset, 0);
    try (Replica replica = replica(dataset)) {
      AWS.aws().faults().add(Fault.of(dataset.operation, FaultKind.CLOCK_SKEW));
      replica.turns("all arrive", () -> there(dataset) == RECORDS);
      assertThat(ended(replica, "failed")).isEqualTo(1);
      AWS.aws().faults().clear();
      stock(dataset, RECORDS);
      replica.turns("those after it, too", () -> there(dataset) == 2 * RECORDS && replica.sync.lag().isZero());
      assertThat(ended(replica, "failed")).isEqualTo(2);
      assertThat(replica.count("refused")).isZero();
      assertThat(replica.sync.state()).isEqualTo("sending, 0 s behind, 0 put aside");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_refused_for_good_is_left_out_and_told_and_what_comes_after_it_goes(Dataset dataset) {
    stock(dataset, 0);
    try (Replica replica = replica(dataset)) {
      AWS.aws().faults().add(Fault.of(dataset.operation, FaultKind.INVALID_400));
      replica.turn();
      assertThat(replica.count("refused")).isEqualTo(RECORDS);
      assertThat(ended(replica, "refused")).isPositive();
      AWS.aws().faults().clear();
      stock(dataset, RECORDS);
      replica.turns("those after it arrive", () -> there(dataset) == RECORDS && replica.sync.lag().isZero());
      assertThat(replica.sync.replay()).as("of users nothing is kept").isEqualTo(dataset == Dataset.ITEMS ? RECORDS : 0);
    }
    try (Replica next = replica(dataset)) {
      next.turn();
      next.pass(Duration.ofSeconds(16));
      if (dataset == Dataset.USERS) {
        again();
      }
      next.turns("they arrive when asked for, or when they act again", () -> there(dataset) == 2 * RECORDS);
    }
  }

  private void again() {
    own.store().record(List.of(IntStream.range(0, RECORDS)
        .mapToObj(i -> click("again" + i, visitor(id(i), "s" + i), "i2")).toArray(ShopEvent[]::new)));
  }
}
