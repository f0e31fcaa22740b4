package org.hybridsearch.dataset;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hybridsearch.behaviour.delivery.turn.Lease;
import org.hybridsearch.behaviour.delivery.turn.Pace;
import org.hybridsearch.behaviour.delivery.turn.Turns;
import org.hybridsearch.catalog.document.TextHash;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.dataset.send.DatasetMeters;
import org.hybridsearch.dataset.send.DatasetSink;
import org.hybridsearch.dataset.send.Notes;
import org.hybridsearch.dataset.send.Round;
import org.hybridsearch.dataset.send.Sender;
import org.hybridsearch.export.DatasetRecords;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;

/** Keeps one dataset of a market up to date on this replica, in turns with the others. Safe for use by many threads. */
public final class DatasetSync implements AutoCloseable {

  private static final int LEASE_SHARE = 5;

  private final Lease lease;
  private final Round round;
  private final Sender sender;
  private final Notes notes;
  private final DatasetSink sink;
  private final Turns turns;
  private final String name;

  /** Clocks, chance, and who counts. @param self names this replica like no other before or now */
  public record Surroundings(String self, Clock clock, Ticker ticker, RandomGenerator random, MeterRegistry meters) {}

  /** A dataset. @param arn names it; @param schema what a record of it is made of */
  private record Target(String name, String arn, String schema) {

    /** With another dataset, or other columns, all is read from the start again. */
    String lease() {
      return "dataset-" + name + "-" + TextHash.of(arn + '\n' + schema);
    }
  }

  /** Where records go, and what is remembered of them. */
  private record Outside(DatasetSink sink, Notes notes) {}

  /** Makes the rounds over a source. */
  @FunctionalInterface
  private interface Rounds {
    Round of(Lease lease, Sender sender);
  }

  private DatasetSync(SearchEngine engine, IndexNames names, Target target, Outside outside, Rounds rounds, Context context) {
    DatasetConfig config = context.config();
    Surroundings surroundings = context.surroundings();
    Duration timeout = config.lease().dividedBy(LEASE_SHARE);
    DatasetMeters meters = new DatasetMeters(surroundings.meters(), names.market().name(), target.name());
    this.name = target.name();
    this.sink = outside.sink();
    this.notes = outside.notes();
    this.sender = new Sender(sink, notes, new Pace(config.callsPerSecond() / (double) context.sharers(), surroundings.ticker()), config.attempts(),
        surroundings.ticker(), meters);
    this.lease = new Lease(engine, new Lease.Place(names.control(), target.lease()), surroundings.self(),
        new Lease.Settings(config.lease(), timeout, surroundings.ticker()));
    this.round = rounds.of(lease, sender);
    this.turns = new Turns("the dataset of " + name, lease, round, new Turns.Timing(config.every(), config.retryPause(),
        config.retryMaxPause(), surroundings.ticker(), surroundings.random()));
    meters.watch(() -> round.lag().toMillis() / 1000.0, () -> lease.valid() ? 1 : 0, round::putAside);
  }

  /** Settings, and where it runs. @param sharers how many markets have such a dataset and share the calls a second, 1 or more */
  public record Context(DatasetConfig config, Surroundings surroundings, long sharers) {

    /** A market that has the calls a second to itself. */
    public Context(DatasetConfig config, Surroundings surroundings) {
      this(config, surroundings, 1);
    }

    /** @throws IllegalArgumentException for a setting out of range; the message names it */
    public Context {
      require(config);
    }
  }

  /** Keeps a dataset of items as the catalogue of a market is. Begins with {@link #start}. @param arn of the dataset */
  public static DatasetSync items(SearchEngine engine, IndexNames names, String arn, DatasetSink sink, DatasetRecords columns,
      Context context) {
    Duration timeout = context.config().lease().dividedBy(LEASE_SHARE);
    Clock clock = context.surroundings().clock();
    SentRecords records = new SentRecords(engine, names.datasetRecords(), arn, clock, timeout);
    return new DatasetSync(engine, names, new Target("items", arn, columns.schema()), new Outside(sink, records), (lease, sender) ->
        new ItemRound(new LiveItems(engine, names.items(), timeout), columns, lease, sender, records,
            new ItemRound.Setting(context.config(), clock)), context);
  }

  /** Lets a dataset of users have everybody who did something and agreed to it. Begins with {@link #start}. @param arn of the dataset */
  public static DatasetSync users(SearchEngine engine, IndexNames names, String arn, DatasetSink sink, Shoppers shoppers,
      Context context) {
    Duration timeout = context.config().lease().dividedBy(LEASE_SHARE);
    Clock clock = context.surroundings().clock();
    RecentUsers recent = new RecentUsers(clock);
    return new DatasetSync(engine, names, new Target("users", arn, "USER_ID,SIGNED_IN"), new Outside(sink, recent), (lease, sender) ->
        new UserRound(new ActiveUsers(engine, names.ubiEvents(), shoppers, timeout), recent, lease, sender, context.config(), clock),
        context);
  }

  private static void require(DatasetConfig config) {
    require(config.lease().compareTo(Duration.ofMillis(500)) >= 0, "lease", "must be 500 ms or more");
    require(config.timeout().isPositive() && config.timeout().multipliedBy(LEASE_SHARE).compareTo(config.lease()) <= 0,
        "timeout", "must be above 0 and at most a fifth of the lease");
    require(config.callsPerSecond() >= 1, "calls-per-second", "must be 1 or more");
    require(config.pageSize() >= 10 && config.pageSize() <= 10_000, "page-size", "must be 10 to 10,000");
    require(config.attempts() >= 1, "attempts", "must be 1 or more");
    require(config.every().isPositive() && config.retryPause().isPositive() && config.retryMaxPause().isPositive()
        && config.compareEvery().isPositive(), "every, retry-pause, retry-max-pause and compare-every", "must be above 0");
  }

  private static void require(boolean fine, String key, String rule) {
    if (!fine) {
      throw new IllegalArgumentException("hybridsearch.dataset." + key + " " + rule);
    }
  }

  /** Begins, and begins again where a defect has ended it; does nothing while it is under way. To be called again and again. */
  public void start() {
    turns.start();
  }

  /** Ends after the calls under way, for some seconds at most, and lets another replica go on at once. */
  @Override
  public void close() {
    turns.close();
    sink.close();
  }

  /** Which dataset of the market it is: {@code items} or {@code users}. */
  public String name() {
    return name;
  }

  /** For how long the dataset has not been as its source is; zero where it is, or another replica sees to it. */
  public Duration lag() {
    return round.lag();
  }

  /** What operators are told. */
  public String state() {
    boolean sending = lease.valid();
    return (sending ? "sending, " + lag().toSeconds() + " s behind" : "watching") + ", " + round.putAside() + " put aside"
        + (sending && !sender.trouble().isEmpty() ? ", " + sender.trouble() : "");
  }

  /**
   * Has all that was put aside sent again, by whichever replica sends, soon; how many records they are.
   *
   * @throws SearchException.Unavailable when the engine does not answer
   */
  public long replay() {
    try {
      return notes.replay();
    } catch (EngineException e) {
      throw new SearchException.Unavailable("The engine did not answer in time: ask again in a few seconds.", e);
    }
  }

  /** Takes a turn, and tells how long to wait for the next one. */
  Duration turn() {
    return turns.turn();
  }
}
