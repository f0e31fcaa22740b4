package org.hybridsearch.behaviour.erase;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hybridsearch.behaviour.erase.DeletionException.Kind;
import org.hybridsearch.behaviour.erase.DeletionJobs.Standing;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.jboss.logging.Logger;

/**
 * Sees to the jobs of a dataset group: gathers who waits into a batch, puts its list, begins its job, and when that is done lets
 * go of the ids, there and here. Every step is written down after it was taken and does no harm when it is taken again, under the
 * same name, so wherever a process ends the next turn of any replica goes on. For one thread at a time, except {@link #state}.
 */
public final class Eraser implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Eraser.class);
  /** Personalize lets so many jobs of a group wait. */
  private static final int MOST_BATCHES = 5;
  /** With the parts of batches whose jobs failed: where every job fails, nobody's list is the reason. */
  private static final int MOST_PARTS = 20;
  /** With shoppers whose jobs fail alone, who keep nobody else waiting; each costs a request now and then. */
  private static final int MOST_AT_ALL = 200;
  private static final int LONGEST_REASON = 200;
  private static final int MOST_DOUBLINGS = 16;

  private final ErasureStore store;
  private final String group;
  private final DeletionJobs jobs;
  private final ErasureConfig config;
  private final Clock clock;
  private final Turn turn;
  private final Gathering gathering;
  private final ErasureMeters meters;
  private final Map<String, Retry> retries = new HashMap<>();
  private volatile Instant next = Instant.MIN;
  private volatile long waiting;
  private volatile Instant oldest = Instant.MAX;
  private volatile int underWay;
  private volatile int parts;
  private volatile long failed;
  private volatile String problem = "";
  private volatile String reason = "";

  private record Retry(int failures, Instant notBefore) {}

  /** @param self names this replica like no other before or now */
  public record Surroundings(String self, Clock clock, MeterRegistry meters) {}

  /** Where wishes are kept. @param alias of the index; @param timeout of a request to the engine */
  public record Place(SearchEngine engine, String alias, Duration timeout) {
    /** What keeps them there. */
    public ErasureStore store() {
      return new ErasureStore(engine, alias, timeout);
    }
  }

  /**
   * @param group the ARN of the dataset group
   * @param jobs of that group
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public Eraser(Place place, String group, DeletionJobs jobs, ErasureConfig config, Surroundings surroundings) {
    require(config);
    this.store = place.store();
    this.group = group;
    this.jobs = jobs;
    this.config = config;
    this.clock = surroundings.clock();
    this.gathering = new Gathering(config.collect(), jobs::plain);
    Duration length = config.every().multipliedBy(2).plus(config.timeout().multipliedBy(2 * MOST_BATCHES));
    this.turn = new Turn(place.engine(), place.alias(), "turn-" + UUID.nameUUIDFromBytes(group.getBytes(StandardCharsets.UTF_8)),
        new Turn.Settings(surroundings.self(), length, place.timeout(), clock));
    this.meters = new ErasureMeters(surroundings.meters(), name());
    meters.watch(() -> waiting, () -> age().toSeconds());
  }

  private static void require(ErasureConfig config) {
    for (Duration positive : List.of(config.every(), config.timeout(), config.retryPause(), config.retryMaxPause())) {
      if (!positive.isPositive()) {
        throw new IllegalArgumentException(
            "hybridsearch.erasure.every, timeout, retry-pause and retry-max-pause must be above 0");
      }
    }
    if (config.collect().isNegative() || config.settle().isNegative()) {
      throw new IllegalArgumentException("hybridsearch.erasure.collect and settle must not be below 0");
    }
  }

  /** The name of the dataset group. */
  public String name() {
    return group.substring(group.lastIndexOf('/') + 1);
  }

  /** What operators are told. */
  public String state() {
    return waiting + " waiting" + (waiting == 0 ? "" : ", the oldest for " + age().toMinutes() + " min") + ", " + underWay
        + " jobs" + (failed == 0 ? "" : "; " + failed + " jobs failed" + (reason.isEmpty() ? "" : " (" + reason + ")"))
        + (problem.isEmpty() ? "" : "; " + problem);
  }

  private Duration age() {
    Duration age = oldest.equals(Instant.MAX) ? Duration.ZERO : Duration.between(oldest, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /**
   * Does what there is to do, if it is time and this replica's turn. To be called every second or so.
   *
   * @throws EngineException when the engine fails; the next turn does what is missing
   */
  public void run() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(config.every());
    look(now);
    if ((waiting > 0 || underWay > 0) && turn.take()) {
      work();
      look(clock.instant());
    } else {
      retries.clear(); // what is wrong is known to whoever sees to it
      problem = "";
      reason = "";
    }
  }

  private void look(Instant now) {
    ErasureStore.Waiting found = store.waiting(group, now);
    oldest = found.wishes() == 0 ? Instant.MAX : found.oldest();
    waiting = found.wishes();
    List<Batch> batches = store.batches(group);
    underWay = batches.size();
    parts = parts(batches);
    failed = batches.stream().filter(batch -> batch.attempt() > 0).count();
    reason = failed == 0 ? "" : reason;
  }

  private void work() {
    List<Batch> batches = store.batches(group);
    retries.keySet().retainAll(batches.stream().map(Batch::name).toList());
    problem = retries.isEmpty() ? "" : problem;
    batches.forEach(this::attend);
    if (parts(batches) < MOST_BATCHES && batches.size() < MOST_AT_ALL) {
      Set<String> taken = new HashSet<>();
      batches.forEach(batch -> taken.addAll(batch.wishes()));
      gather(taken);
    }
  }

  private static int parts(List<Batch> batches) {
    return (int) batches.stream().filter(batch -> !batch.failsAlone()).count();
  }

  /** Forms a batch of who waits, if it is time. */
  private void gather(Set<String> taken) {
    Instant now = clock.instant();
    List<String> wishes = gathering.due(store.open(group, now.minus(config.settle()), taken, Gathering.MOST_WISHES), now);
    if (!wishes.isEmpty()) {
      attend(store.save(Batch.of(wishes, now), group));
    }
  }

  /** Takes the batch's next steps; what fails does not keep the others from theirs. */
  private void attend(Batch batch) {
    Retry retry = retries.getOrDefault(batch.name(), new Retry(0, Instant.MIN));
    Instant now = clock.instant();
    if (now.isBefore(retry.notBefore()) || now.isBefore(batch.notBefore())) {
      return;
    }
    try {
      step(batch);
      retries.remove(batch.name());
      problem = retries.isEmpty() ? "" : problem;
    } catch (DeletionException e) {
      meters.failed(e.kind());
      LOG.debug("A step of an erasure failed; it is tried again", e);
      retries.put(batch.name(), new Retry(retry.failures() + 1, now.plus(pause(e.kind() == Kind.FULL ? 0 : retry.failures()))));
      tell(e, retry.failures() == 0);
    }
  }

  private void tell(DeletionException failure, boolean first) {
    problem = failure.getMessage();
    if (first && failure.kind() != Kind.FULL) {
      LOG.warnf("Erasure in the dataset group %s does not go on (%s); it is tried again and again, and told as pending until it "
          + "is done", name(), failure.getMessage());
    }
  }

  private void step(Batch batch) {
    switch (batch.state()) {
      case FORMED -> begin(batch);
      case RUNNING -> follow(batch);
      case ERASED -> clear(batch);
    }
  }

  private void begin(Batch batch) {
    List<String> ids = store.ids(batch.wishes());
    if (ids.isEmpty()) { // erased by a job of before: one for nobody would fail for ever
      clear(batch);
      return;
    }
    jobs.put(batch.name(), ids);
    store.save(batch.running(jobs.begin(batch.jobName(), batch.name())), group);
  }

  private void follow(Batch batch) {
    Standing standing = jobs.status(batch.job());
    switch (standing.status()) {
      case UNDER_WAY -> LOG.trace("A job is under way");
      case COMPLETED -> {
        store.done(batch.wishes(), clock.instant());
        meters.ended(true);
        clear(store.save(batch.erased(), group));
      }
      case FAILED -> again(batch, standing.reason());
    }
  }

  /** Another job; for many shoppers two, each for half of them, until whoever is the reason is alone. */
  private void again(Batch batch, String why) {
    List<String> ids = store.ids(batch.wishes());
    if (ids.isEmpty()) {
      clear(batch);
      return;
    }
    Instant next = clock.instant().plus(pause(batch.attempt()));
    reason = told(ids, why);
    if (batch.wishes().size() > 1 && parts < MOST_PARTS && underWay < MOST_AT_ALL) {
      clear(batch); // first: whoever is in no batch when this process ends here is gathered anew
      batch.halves(next).forEach(half -> store.save(half, group));
    } else {
      store.save(batch.failed(next), group);
    }
    meters.ended(false);
    LOG.warnf("The data deletion job %s of the dataset group %s failed (%s); another one is begun", batch.jobName(), name(),
        reason.isEmpty() ? "no reason was given" : reason);
  }

  /** A reason that names somebody is none to be told. It is cut afterwards, as a part of an id is not found. */
  private static String told(List<String> ids, String why) {
    boolean names = ids.stream().anyMatch(id -> why.contains(id) && Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])").matcher(why).find());
    return names ? "" : why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) + "…" : why;
  }

  private void clear(Batch batch) {
    jobs.drop(batch.name());
    store.remove(batch);
  }

  private Duration pause(int failures) {
    Duration pause = config.retryPause().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return pause.compareTo(config.retryMaxPause()) < 0 ? pause : config.retryMaxPause();
  }

  @Override
  public void close() {
    jobs.close();
  }
}
