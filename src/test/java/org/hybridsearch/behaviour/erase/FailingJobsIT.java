package org.hybridsearch.behaviour.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.standin.StandInOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where one shopper is the reason that a job fails. Time goes on only as a test lets it; a job ends as soon as it is asked about. */
class FailingJobsIT {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final String GROUP = "arn:aws:personalize:eu-west-1:000000000000:dataset-group/shop";
  private static final String POISON = "poison";

  private final OwnBehaviour own = new OwnBehaviour();
  private final Jobs jobs = new Jobs();
  private Instant now = Instant.now();
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final Eraser eraser = eraser("self");

  @AfterEach
  void close() {
    own.close();
  }

  /** Fail with a poisoned shopper among others or alone. */
  private static final class Jobs implements DeletionJobs {
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<String> erased = new ArrayList<>();
    private String why = "";
    private boolean down;

    @Override
    public boolean plain(String id) {
      return true;
    }

    @Override
    public void put(String list, List<String> ids) {
      if (down) {
        throw new DeletionException(DeletionException.Kind.UNAVAILABLE, "It is away", null);
      }
      lists.put(list, ids);
    }

    @Override
    public void drop(String list) {
      lists.remove(list);
    }

    @Override
    public String begin(String job, String list) {
      return list;
    }

    @Override
    public Standing status(String job) {
      if (lists.get(job).stream().anyMatch(id -> id.startsWith(POISON))) {
        return new Standing(Status.FAILED, why);
      }
      erased.addAll(lists.get(job));
      return Standing.of(Status.COMPLETED);
    }

    @Override
    public void close() {}
  }

  private Eraser eraser(String self) {
    ErasureConfig config = TestErasure.config(NOWHERE, StandInOptions.defaults().resources(), "collect", "10s", "settle", "0s");
    return new Eraser(new Eraser.Place(own.engine, own.names.erasures(), OwnBehaviour.TIMEOUT), GROUP, jobs, config,
        new Eraser.Surroundings(self, clock, new SimpleMeterRegistry()));
  }

  private List<String> forget(String userId) {
    Elsewhere elsewhere = new Erasures(new ErasureStore(own.engine, own.names.erasures(), OwnBehaviour.TIMEOUT), List.of(GROUP),
        new Erasures.Told("personalize", false), Duration.ofDays(30), clock);
    return new Forgetting(own.engine, own.places(), own.keys,
        new Forgetting.Settings(OwnBehaviour.TIMEOUT, elsewhere, () -> { }), clock).forget(userId, "", "operator").pending();
  }

  private void pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      now = now.plusSeconds(1);
      eraser.run();
    }
  }

  @Test
  void a_shopper_whose_job_fails_keeps_no_other_from_being_erased() {
    List.of("anna", "berta", POISON, "carla", "dora").forEach(this::forget);
    pass(35);
    assertThat(jobs.erased).containsExactlyInAnyOrder("anna", "berta", "carla", "dora");
    assertThat(List.of("anna", "berta", "carla", "dora")).allSatisfy(each -> assertThat(forget(each)).isEmpty());
    assertThat(forget(POISON)).containsExactly("personalize");
    assertThat(jobs.lists.values()).as("the lists of before are gone").allSatisfy(ids -> assertThat(ids).containsExactly(POISON));
    assertThat(eraser.state()).startsWith("1 waiting").contains(", 1 jobs");
  }

  @Test
  void operators_are_told_that_it_failed_and_why_by_whoever_sees_to_it() {
    Eraser other = eraser("other");
    jobs.why = "The role cannot read the list";
    forget(POISON);
    pass(15);
    other.run();
    assertThat(eraser.state()).endsWith(", 1 jobs; 1 jobs failed (The role cannot read the list)");
    assertThat(other.state()).endsWith(", 1 jobs; 1 jobs failed");
    jobs.why = "There is no user poison in row 7";
    pass(10);
    assertThat(eraser.state()).as("a reason that names somebody").endsWith(", 1 jobs; 1 jobs failed");
    jobs.why = "x".repeat(197) + " poison in row 7";
    pass(20);
    assertThat(eraser.state()).as("and where it is cut, none either").endsWith(", 1 jobs; 1 jobs failed");
    jobs.why = "x".repeat(500);
    pass(40);
    assertThat(eraser.state()).endsWith("x".repeat(200) + "…)").doesNotContain("x".repeat(201));
    jobs.down = true;
    pass(10);
    assertThat(eraser.state()).endsWith("; It is away");
    now = now.plus(TestErasure.longerThanATurn());
    other.run();
    eraser.run();
    assertThat(eraser.state()).as("it is another one's turn").endsWith(", 1 jobs; 1 jobs failed");
    assertThat(other.state()).endsWith("; It is away");
  }

  @Test
  void more_of_them_than_there_are_jobs_do_not_keep_the_next_ones_waiting() {
    IntStream.range(0, 25).forEach(each -> forget(POISON + each));
    pass(60);
    assertThat(eraser.state()).contains(", 25 jobs");
    List.of("eve", "fay", POISON + "-late").forEach(this::forget);
    pass(40);
    assertThat(List.of("eve", "fay")).allSatisfy(each -> assertThat(forget(each)).isEmpty());
    assertThat(jobs.erased).containsExactlyInAnyOrder("eve", "fay");
  }

  @Test
  void nobody_is_told_of_a_job_whose_shoppers_are_erased_already() {
    jobs.down = true;
    forget("anna");
    pass(15);
    assertThat(eraser.state()).contains(", 1 jobs");
    ErasureStore store = new ErasureStore(own.engine, own.names.erasures(), OwnBehaviour.TIMEOUT);
    store.done(store.batches(GROUP).getFirst().wishes(), now);
    jobs.down = false;
    pass(15);
    assertThat(eraser.state()).startsWith("0 waiting, 0 jobs");
    assertThat(jobs.lists).isEmpty();
    assertThat(jobs.erased).isEmpty();
  }
}
