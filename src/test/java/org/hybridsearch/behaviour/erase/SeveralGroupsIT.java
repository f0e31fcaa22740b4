package org.hybridsearch.behaviour.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.standin.StandInOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each dataset group has jobs of its own, and none knows of the others. */
class SeveralGroupsIT {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final String FIRST = "arn:aws:personalize:eu-west-1:000000000000:dataset-group/first";
  private static final String SECOND = "arn:aws:personalize:eu-west-1:000000000000:dataset-group/second";

  private final OwnBehaviour own = new OwnBehaviour();

  @AfterEach
  void close() {
    own.close();
  }

  /** Jobs that are done as soon as somebody says so. */
  private static final class Jobs implements DeletionJobs {
    private final Map<String, List<String>> lists = new HashMap<>();
    private Status status = Status.UNDER_WAY;

    @Override
    public boolean plain(String id) {
      return true;
    }

    @Override
    public void put(String list, List<String> ids) {
      lists.put(list, ids);
    }

    @Override
    public void drop(String list) {
      lists.remove(list);
    }

    @Override
    public String begin(String job, String list) {
      return "job of " + list;
    }

    @Override
    public Standing status(String job) {
      return Standing.of(status);
    }

    @Override
    public void close() {}
  }

  private static ErasureConfig config(String... settings) {
    return TestErasure.config(NOWHERE, StandInOptions.defaults().resources(),
        Stream.concat(Stream.of("collect", "0s", "settle", "0s"), Stream.of(settings)).toArray(String[]::new));
  }

  private Eraser eraser(String group, DeletionJobs jobs, ErasureConfig config) {
    return new Eraser(new Eraser.Place(own.engine, own.names.erasures(), OwnBehaviour.TIMEOUT), group, jobs, config,
        new Eraser.Surroundings("self", Clock.systemUTC(), new SimpleMeterRegistry()));
  }

  private Forgetting forgetting(boolean others) {
    Elsewhere elsewhere = new Erasures(new ErasureStore(own.engine, own.names.erasures(), OwnBehaviour.TIMEOUT),
        List.of(FIRST, SECOND), new Erasures.Told("personalize", others), Duration.ofDays(30), Clock.systemUTC());
    return new Forgetting(own.engine, own.places(), own.keys,
        new Forgetting.Settings(OwnBehaviour.TIMEOUT, elsewhere, () -> { }), Clock.systemUTC());
  }

  private static void turns(Eraser eraser) {
    for (int turn = 0; turn < 3; turn++) {
      long start = System.currentTimeMillis();
      while (System.currentTimeMillis() - start <= 1) {
        Thread.onSpinWait(); // the turns are a millisecond apart
      }
      eraser.run();
    }
  }

  @Test
  void a_shopper_is_pending_until_every_group_has_erased_them() {
    Jobs one = new Jobs();
    Jobs other = new Jobs();
    Eraser first = eraser(FIRST, one, config());
    Eraser second = eraser(SECOND, other, config());
    assertThat(forgetting(false).forget("anna", "s1", "operator").pending()).containsExactly("personalize");
    turns(first);
    assertThat(one.lists.values()).singleElement().satisfies(ids -> assertThat(ids).containsExactlyInAnyOrder("anna", "s1"));
    assertThat(other.lists).isEmpty();
    one.status = DeletionJobs.Status.COMPLETED;
    turns(first);
    assertThat(one.lists).isEmpty();
    assertThat(forgetting(false).forget("anna", "s1", "operator").pending()).containsExactly("personalize");
    other.status = DeletionJobs.Status.COMPLETED;
    turns(second);
    assertThat(forgetting(false).forget("anna", "s1", "operator").pending()).isEmpty();
    assertThat(forgetting(true).forget("anna", "s1", "operator").pending())
        .as("where a market has no group").containsExactly("personalize");
    assertThat(List.of(first.state(), second.state())).containsOnly("0 waiting, 0 jobs");
    assertThat(own.documents(own.names.erasures()).toString()).doesNotContain("anna");
  }

  @ParameterizedTest
  @CsvSource({"every,0s", "timeout,0s", "retry-pause,0s", "retry-max-pause,0s", "collect,-1s", "settle,-1s"})
  void a_setting_out_of_range_is_named(String key, String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> eraser(FIRST, new Jobs(), config(key, value)))
        .withMessageContaining("hybridsearch.erasure.").withMessageContaining(key);
  }
}
