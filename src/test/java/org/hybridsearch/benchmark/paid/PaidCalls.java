package org.hybridsearch.benchmark.paid;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.hybridsearch.benchmark.paid.PaidLoad.Search;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.AnswersInMemory;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.Personalizer.Sharing;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.personalize.SharedAnswers;

/** Sends a load through one or two replicas of the stage, in simulated time, and counts what reaches the ranker. */
final class PaidCalls {

  private static final int CANDIDATES = 50;
  private static final Duration AMPLE = Duration.ofSeconds(30);
  /** What it takes until an act is delivered and its delivery known, and two seconds in which no answer is kept yet: at most. */
  private static final long HELD = Duration.ofSeconds(5).toNanos();

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Personalizer> replicas = new ArrayList<>();
  private final Clock clock = ((InstantSource) () -> Instant.EPOCH.plusNanos(nanos.get())).withZone(ZoneOffset.UTC);
  private final AnswersInMemory answers;
  private final Map<String, Long> heldUntil = new ConcurrentHashMap<>();
  private volatile Runnable beside = () -> {};
  private int acts;
  private final boolean shared;

  /** @param settings of the stage, key and value in turn */
  PaidCalls(int replicas, boolean shared, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 2);
    all[settings.length] = "hybridsearch.personalize.shared.timeout"; // in simulated time nothing is late
    all[settings.length + 1] = "30s";
    PersonalizeConfig config = Settings.of(PersonalizeConfig.class, all);
    this.shared = shared;
    this.answers = new AnswersInMemory(clock, config.shared().ttl());
    for (int i = 0; i < replicas; i++) {
      this.replicas.add(new Personalizer(new Counting(), config, nanos::get, meters, Market.DEFAULT,
          new Sharing(shared ? answers : SharedAnswers.NONE, clock))
          .holding(shopper -> heldUntil.getOrDefault(shopper.userId(), 0L) > nanos.get()));
    }
  }

  /** What a run brought; a search that comes twice counts twice. */
  record Counted(int searches, int calls, int skipped, int cached, int inFlight, int shared) {}

  Counted run(PaidLoad load) {
    for (Search search : load.drawn()) {
      nanos.set(search.nanos());
      send(search);
    }
    return new Counted(asked.get(), calls.get(), total("hybridsearch.ranker.skipped", null),
        total("hybridsearch.ranker.saved", "cache"), total("hybridsearch.ranker.saved", "flight"),
        total("hybridsearch.ranker.saved", "shared"));
  }

  private void send(Search search) {
    Personalizer replica = replicas.get(search.replica() % replicas.size());
    Personalizer.Request request = request(search);
    Thread[] second = new Thread[1];
    // The second of two at once comes while the first is being answered.
    beside = () -> {
      if (search.twice() && second[0] == null) {
        second[0] = Thread.ofVirtual().start(() -> ask(replica, request));
        while (second[0].getState() != Thread.State.TIMED_WAITING && second[0].getState() != Thread.State.TERMINATED) {
          Thread.yield();
        }
      }
    };
    ask(replica, request);
    if (search.twice() && second[0] == null) {
      ask(replica, request);
    } else if (second[0] != null) {
      join(second[0]);
    }
    settle();
    if (search.acts() && search.known()) {
      heldUntil.put(shopper(search), nanos.get() + HELD);
      replicas.forEach(each -> each.forget(Market.DEFAULT, shopper(search), clock.instant()));
      acts += shared ? replicas.size() : 0;
      settle();
    }
  }

  private void ask(Personalizer replica, Personalizer.Request request) {
    asked.incrementAndGet();
    replica.personalize(request);
  }

  /** Answers are shared beside the search; simulated time stands still until they are. */
  private void settle() {
    long patience = System.nanoTime() + AMPLE.toNanos();
    while (System.nanoTime() < patience && answers.writes() < answers.misses() + acts) {
      Thread.yield();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Personalizer.Request request(Search search) {
    int found = search.query() % 20 == 19 ? 1 : CANDIDATES;
    List<String> ids = IntStream.range(0, found).mapToObj(i -> "q" + search.query() + "-" + i).toList();
    Shopper shopper = search.known() ? new Shopper.Someone(shopper(search), "", Map.of()) : Shopper.NOBODY;
    return new Personalizer.Request(Market.DEFAULT, shopper, ids,
        new Personalizer.Weighting(PersonalizationMode.FULL, search.weighted() ? 0.3 : 0, 0.5), AMPLE);
  }

  private static String shopper(Search search) {
    return "shopper " + search.shopper();
  }

  private int total(String name, String by) {
    return (int) meters.find(name).counters().stream()
        .filter(counter -> by == null || by.equals(counter.getId().getTag("by"))).mapToDouble(Counter::count).sum();
  }

  /** Counts its calls, and tells items apart. */
  private final class Counting implements PersonalRanker {

    @Override
    public String source() {
      return "counting";
    }

    @Override
    public Answer rank(Question question) {
      calls.incrementAndGet();
      beside.run();
      Map<String, Double> scores = new HashMap<>();
      question.itemIds().forEach(id -> scores.put(id, 1.0 + scores.size()));
      return new Answer(scores, 1);
    }
  }
}
