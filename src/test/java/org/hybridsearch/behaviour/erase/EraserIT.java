package org.hybridsearch.behaviour.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Forgets;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.bedrock.HashedWords;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.Processes;
import org.hybridsearch.testing.SearchEngines;
import org.hybridsearch.wiring.standin.LocalStandIn;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkGlobalTime;

/** Erasure from the request to the job's end, over the wire. Time goes on only as a test lets it; a job takes four seconds. */
class EraserIT {

  private static final String ANNA = "anna-of-the-tests";
  private static final String HERS = "session-of-anna";
  private static final String BERTA = "berta, \"of\" the tests";
  private static final String CARLA = "carla, of the tests";
  private static final List<String> PERSONALIZE = List.of("personalize");

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final StandIn aws = LocalStandIn.start(StandInOptions.defaults().deletions(Duration.ofSeconds(4), now::get)
      .secret(TestErasure.KEY_ID, TestErasure.SECRET), new HashedWords());
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final StringWriter told = new StringWriter();
  private final Handler log = new Handler() {
    @Override
    public void publish(LogRecord line) {
      told.append(ExtLogRecord.wrap(line).getFormattedMessage()).append('\n');
      if (line.getThrown() != null) {
        line.getThrown().printStackTrace(new PrintWriter(told, true));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };
  private final Logger logger = Logger.getLogger("org.hybridsearch.behaviour");
  private final OwnBehaviour own = new OwnBehaviour();
  private final List<TestErasure> replicas = new ArrayList<>();
  private final Processes processes = new Processes();
  private final TestErasure replica = replica();

  @BeforeEach
  void act() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    logger.setLevel(Level.ALL);
    logger.addHandler(log);
    own.store().record(List.of(click("e1", visitor("", HERS), "i1"), click("e2", visitor(ANNA, HERS), "i2")));
    aws.shop().learn(Stream.of(ANNA, HERS, BERTA, CARLA).map(user ->
        new Interaction(user, "i1", EventType.CLICK, OwnBehaviour.NOON, OptionalDouble.empty())).toList());
  }

  @AfterEach
  void close() {
    processes.close();
    replicas.forEach(TestErasure::close);
    aws.close();
    own.close();
    logger.removeHandler(log);
    logger.setLevel(null);
    assertThat(told.toString()).doesNotContain(ANNA, HERS, BERTA, CARLA);
  }

  private TestErasure replica() {
    TestErasure erasure =
        new TestErasure(own.engine, own.names.erasures(), aws.uri(), aws.resources(), clock);
    replicas.add(erasure);
    return erasure;
  }

  private Forgetting forgetting(SearchEngine engine) {
    Elsewhere elsewhere = new Erasures(new ErasureStore(engine, own.names.erasures(), OwnBehaviour.TIMEOUT),
        List.of(aws.resources().datasetGroup()), new Erasures.Told("personalize", false), Duration.ofDays(30), clock);
    return new Forgetting(
        engine, own.places(), own.keys, new Forgetting.Settings(OwnBehaviour.TIMEOUT, elsewhere, () -> { }), clock);
  }

  private List<String> pending(String userId) {
    return forget(userId, "").pending();
  }

  private Forgets.Outcome forget(String userId, String sessionId) {
    return forgetting(own.engine).forget(userId, sessionId, "operator");
  }

  private void pass(int seconds) {
    now.updateAndGet(before -> before.plusSeconds(seconds));
  }

  /** Lets time pass a second at a time, and the replica act. */
  private void pass(int seconds, TestErasure acting) {
    for (int second = 0; second < seconds; second++) {
      pass(1);
      acting.eraser.run();
    }
  }

  private long jobs() {
    return aws.calls().count("CreateDataDeletionJob", "OK");
  }

  private String location() {
    assertThat(aws.objects().locations()).hasSize(1);
    return aws.objects().locations().iterator().next();
  }

  private String everything() {
    return Stream.of(own.names.ubiEvents(), own.names.ubiQueries(), own.names.interactions(), own.names.forgotten(),
        own.names.erasures()).flatMap(alias -> own.documents(alias).stream()).map(JsonNode::toString).reduce("", String::concat);
  }

  private List<String> kinds() {
    return own.documents(own.names.erasures()).stream().map(document -> document.path("kind").asText())
        .filter(kind -> !kind.equals("turn")).toList();
  }

  @Test
  void a_shopper_is_pending_until_the_job_is_done_and_then_no_id_is_left() {
    assertThat(forget(ANNA, "")).isEqualTo(new Forgets.Outcome(2, PERSONALIZE));
    pass(9, replica);
    assertThat(jobs()).as("others may come").isZero();
    assertThat(replica.gauge("waiting")).isEqualTo(1);
    assertThat(replica.gauge("oldest")).isEqualTo(9);
    assertThat(replica.eraser.state()).isEqualTo("1 waiting, the oldest for 0 min, 0 jobs");
    assertThat(pending(ANNA)).as("asked again, meanwhile").isEqualTo(PERSONALIZE);

    pass(1, replica);
    assertThat(aws.objects().get(location())).contains("USER_ID\n" + ANNA + "\n" + HERS + "\n");
    assertThat(aws.calls().last("CreateDataDeletionJob").getFirst().body())
        .contains("\"dataLocation\":\"" + location() + "\"", "\"roleArn\":\"arn:aws:iam::000000000000:role/personalize\"");
    assertThat(pending(ANNA)).isEqualTo(PERSONALIZE);

    pass(4, replica);
    assertThat(jobs()).isEqualTo(1);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(aws.shop().forget(Set.of(ANNA, HERS))).as("known no more").isZero();
    assertThat(aws.objects().locations()).isEmpty();
    assertThat(everything()).doesNotContain(ANNA, HERS);
    assertThat(kinds()).containsExactly("done");
    assertThat(List.of(replica.gauge("waiting"), replica.gauge("oldest"), replica.jobs("completed"), replica.jobs("failed")))
        .containsExactly(0.0, 0.0, 1.0, 0.0);
  }

  @Test
  void what_is_done_after_it_takes_another_job() {
    forget(ANNA, "");
    pass(15, replica);
    assertThat(pending(ANNA)).isEmpty();
    own.store().record(List.of(click("e3", visitor(ANNA, "another"), "i1", now.get().plusSeconds(1))));
    pass(2);
    assertThat(pending(ANNA)).isEqualTo(PERSONALIZE);
    pass(15, replica);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(jobs()).isEqualTo(2);
    assertThat(everything()).doesNotContain(ANNA, "another");
  }

  @Test
  void a_session_is_a_user_over_there() {
    assertThat(forget("", HERS).pending()).isEqualTo(PERSONALIZE);
    pass(10, replica);
    assertThat(aws.objects().get(location())).contains("USER_ID\n" + HERS + "\n");
    pass(5, replica);
    assertThat(forget("", HERS).pending()).isEmpty();
  }

  @Test
  void two_go_in_one_job_and_who_was_forgotten_just_now_in_the_next() {
    forget(ANNA, "");
    pass(5, replica);
    forget(CARLA, "");
    pass(4, replica);
    forget("late", "");
    pass(1, replica);
    assertThat(aws.objects().get(location())).hasValueSatisfying(csv ->
        assertThat(csv).contains(ANNA, HERS, "\"carla, of the tests\"\n").doesNotContain("late"));
    pass(5, replica);
    assertThat(Stream.of(ANNA, CARLA, "late").map(this::pending)).containsExactly(List.of(), List.of(), PERSONALIZE);
    assertThat(aws.shop().forget(Set.of(ANNA, HERS, CARLA))).as("known no more").isZero();
    pass(10, replica);
    assertThat(pending("late")).isEmpty();
    assertThat(jobs()).isEqualTo(2);
  }

  @Test
  void whose_id_could_spoil_a_list_goes_alone() {
    forget(BERTA, "");
    forget(ANNA, "");
    pass(11, replica);
    assertThat(aws.objects().locations()).map(list -> aws.objects().get(list).orElseThrow()).containsExactlyInAnyOrder(
        "USER_ID\n" + ANNA + "\n" + HERS + "\n", "USER_ID\n\"berta, \"\"of\"\" the tests\"\n");
    pass(10, replica);
    assertThat(Stream.of(ANNA, BERTA).map(this::pending)).containsOnly(List.of());
    assertThat(aws.shop().forget(Set.of(BERTA))).as("known no more").isZero();
    assertThat(jobs()).isEqualTo(2);
    assertThat(everything()).doesNotContain(ANNA, BERTA);
  }

  @Test
  void one_replica_sees_to_it_and_another_goes_on_when_it_is_gone() {
    TestErasure other = replica();
    forget(ANNA, "");
    pass(10, replica);
    other.eraser.run();
    assertThat(other.gauge("waiting")).isEqualTo(1);
    pass(5, other);
    assertThat(pending(ANNA)).as("it is not the other's turn").isEqualTo(PERSONALIZE);
    pass((int) TestErasure.longerThanATurn().toSeconds(), other);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void where_as_many_jobs_as_there_may_be_are_pending_it_waits() {
    aws.faults().add(Fault.error("CreateDataDeletionJob", 400, "LimitExceededException"));
    forget(ANNA, "");
    pass(15, replica);
    assertThat(jobs()).isZero();
    assertThat(replica.eraser.state()).contains("1 waiting", "1 jobs; As many data deletion jobs as there may be are pending");
    aws.faults().clear();
    pass(8, replica);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(replica.eraser.state()).isEqualTo("0 waiting, 0 jobs");
    assertThat(told.toString()).as("nothing is wrong").doesNotContain("does not go on");
  }

  @Test
  void a_job_that_failed_is_followed_by_one_of_another_name() {
    forget(ANNA, "");
    pass(10, replica);
    aws.objects().put(location(), "");
    pass(4, replica);
    assertThat(replica.jobs("failed")).isEqualTo(1);
    assertThat(told.toString()).containsPattern("The data deletion job erase-[0-9a-f-]+-1 of the dataset group shop failed \\(No user ids were found at the data location\\)");
    assertThat(replica.eraser.state()).endsWith("; 1 jobs failed (No user ids were found at the data location)");
    assertThat(pending(ANNA)).isEqualTo(PERSONALIZE);
    pass(6, replica);
    assertThat(jobs()).isEqualTo(2);
    assertThat(aws.calls().last("CreateDataDeletionJob")).map(call -> call.body().replaceAll(".*\"jobName\":\"([^\"]*).*", "$1"))
        .satisfiesExactly(first -> assertThat(first).endsWith("-1"), second -> assertThat(second).endsWith("-2"));
    assertThat(pending(ANNA)).isEmpty();
    assertThat(everything()).doesNotContain(ANNA, HERS);
  }

  @Test
  void what_is_away_or_asks_for_fewer_calls_is_tried_again() {
    for (Fault fault : List.of(Fault.of("PutObject", FaultKind.ERROR_500).times(2), Fault.of("PutObject", FaultKind.RESET).times(1),
        Fault.of("CreateDataDeletionJob", FaultKind.THROTTLE_429).times(1),
        Fault.error("CreateDataDeletionJob", 400, "AccessDeniedException").times(1),
        Fault.of("DescribeDataDeletionJob", FaultKind.ERROR_500).times(1), Fault.of("DeleteObject", FaultKind.THROTTLE_429).times(1))) {
      aws.faults().add(fault);
    }
    forget(ANNA, "");
    pass(11, replica);
    assertThat(replica.eraser.state()).contains("; S3 failed with status 500");
    assertThat(aws.objects().locations()).isEmpty();
    pass(35, replica);
    assertThat(told.toString()).contains("Erasure in the dataset group shop does not go on (S3 failed with status 500)");
    assertThat(aws.faults().active()).allMatch(fault -> fault.count() == 0);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(jobs()).isEqualTo(1);
    assertThat(aws.objects().locations()).isEmpty();
    assertThat(everything()).doesNotContain(ANNA, HERS);
  }

  /** As when a proxy answers with a page of its own, and status 200. */
  @Test
  void a_web_page_is_no_answer_of_s3() {
    aws.faults().add(Fault.of("PutObject", FaultKind.WRONG_CONTENT_TYPE).times(1));
    aws.faults().add(Fault.of("DeleteObject", FaultKind.WRONG_CONTENT_TYPE).times(1));
    forget(ANNA, "");
    pass(10, replica);
    assertThat(jobs()).as("there is no list").isZero();
    assertThat(replica.eraser.state()).endsWith("; What answered is not S3");
    pass(20, replica);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(replica.jobs("completed")).isEqualTo(1);
    assertThat(aws.faults().active()).allMatch(fault -> fault.count() == 0);
    assertThat(aws.objects().locations()).as("no list stays").isEmpty();
  }

  @Test
  void where_the_answer_is_lost_the_job_that_was_begun_is_found() {
    aws.faults().add(Fault.of("CreateDataDeletionJob", FaultKind.RESET).times(1).afterwards());
    forget(ANNA, "");
    pass(20, replica);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(aws.calls().count("CreateDataDeletionJob", "RESET")).isEqualTo(1);
    assertThat(aws.calls().count("CreateDataDeletionJob", "ResourceAlreadyExistsException")).isEqualTo(1);
    assertThat(jobs()).isZero();
  }

  @Test
  void a_process_killed_between_the_list_and_the_job_is_followed_by_another_that_ends_it() throws IOException {
    aws.faults().add(Fault.of("CreateDataDeletionJob", FaultKind.HANG));
    forget(ANNA, "");
    pass(1);
    Process killed = processes.start(
        ErasingProcess.class, EngineForTests.address().toString(), own.names.erasures(), aws.uri().toString());
    Eventually.within(Duration.ofMinutes(1), "the job is asked for", () -> aws.calls().count("CreateDataDeletionJob") > 0);
    killed.destroyForcibly();
    String list = location();
    aws.faults().clear();
    pass(1, replica);
    assertThat(jobs()).as("it may still be alive").isZero();
    pass(100);
    pass(8, replica);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(jobs()).as("under the same name").isEqualTo(1);
    assertThat(aws.calls().last("CreateDataDeletionJob")).allSatisfy(call -> assertThat(call.body()).contains(list));
    assertThat(everything()).doesNotContain(ANNA, HERS);
  }

  /** As when the process ends after the wish was noted. */
  @Test
  void what_was_asked_for_is_not_lost_where_not_even_the_tombstone_was_written() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.spoil(request -> request.path().contains(own.names.forgotten() + "/_create"), new org.hybridsearch.testing.Fault.Reset());
      assertThatExceptionOfType(SearchException.Unavailable.class)
          .isThrownBy(() -> forgetting(engine).forget(ANNA, "", "operator"));
    }
    pass(15, replica);
    assertThat(jobs()).as("more may be told as long as there is no tombstone").isZero();
    pass(170);
    forgetting(own.engine).sweep();
    assertThat(own.documents(own.names.forgotten())).anyMatch(document -> document.path("by").asText().equals("operator"));
    pass(15, replica);
    forgetting(own.engine).sweep();
    assertThat(jobs()).isEqualTo(1);
    assertThat(pending(ANNA)).isEmpty();
    assertThat(everything()).doesNotContain(ANNA, HERS);
  }
}
