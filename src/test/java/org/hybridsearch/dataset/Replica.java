package org.hybridsearch.dataset;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink.Kind;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.dataset.send.DatasetSink;
import org.hybridsearch.export.DatasetRecords;
import org.hybridsearch.export.ExportConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A replica that keeps a dataset up to date through the real SDK, on a time of its own which goes on when it waits. */
final class Replica implements AutoCloseable {

  private static final int MOST_TURNS = 100;
  private static final RandomGenerator RANDOM = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final DatasetSync sync;
  private final AtomicLong nanos = new AtomicLong(System.nanoTime());
  private final DatasetSink sink;

  private Replica(URI aws, Kind kind, String arn, String[] settings, Maker maker) {
    DatasetConfig config = config(settings);
    sink = PutRecordsSink.open(kind, arn, new PutRecordsSink.Way(config.timeout(), Optional.of(aws)),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")));
    sync = maker.make(sink, new DatasetSync.Context(config,
        new DatasetSync.Surroundings(UUID.randomUUID().toString(), clock(Instant.now(), nanos.get()), nanos::get, RANDOM, meters)));
  }

  private interface Maker {
    DatasetSync make(DatasetSink sink, DatasetSync.Context context);
  }

  static Replica items(URI aws, SearchEngine engine, IndexNames names, String arn, String... settings) {
    DatasetRecords columns = new DatasetRecords(Settings.of(ExportConfig.class, "hybridsearch.export.attributes", "color"));
    return new Replica(aws, Kind.ITEMS, arn, settings,
        (sink, context) -> DatasetSync.items(engine, names, arn, sink, columns, context));
  }

  /** @param fails which ids let a call fail, before it is made */
  static Replica users(URI aws, SearchEngine engine, IndexNames names, String arn, Shoppers shoppers, Predicate<String> fails,
      String... settings) {
    return new Replica(aws, Kind.USERS, arn, settings.length > 0 ? settings : new String[] {"attempts", "4"},
        (sink, context) -> DatasetSync.users(engine, names, arn, failing(sink, fails), shoppers, context));
  }

  private static DatasetSink failing(DatasetSink sink, Predicate<String> fails) {
    return new DatasetSink() {
      @Override
      public void put(List<Entry> entries) {
        if (entries.stream().map(Entry::id).anyMatch(fails)) {
          throw new SinkException.Unavailable("no", new IllegalStateException());
        }
        sink.put(entries);
      }

      @Override
      public void close() {
        sink.close();
      }
    };
  }

  static DatasetConfig config(String... settings) {
    String[] all = new String[settings.length + 4];
    System.arraycopy(new String[] {"calls-per-second", "1000000", "page-size", "20"}, 0, all, 0, 4);
    System.arraycopy(settings, 0, all, 4, settings.length);
    for (int i = 0; i < all.length; i += 2) {
      all[i] = "hybridsearch.dataset." + all[i];
    }
    return Settings.of(DatasetConfig.class, all);
  }

  private Clock clock(Instant start, long first) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return start.plusNanos(nanos.get() - first);
      }
    };
  }

  /** Takes a turn, and lets the time pass until the next one. */
  void turn() {
    nanos.addAndGet(sync.turn().toNanos());
  }

  /** Takes turns until it holds. */
  void turns(String what, BooleanSupplier holds) {
    for (int turn = 0; !holds.getAsBoolean(); turn++) {
      if (turn == MOST_TURNS) {
        throw new AssertionError("Not within " + turn + " turns: " + what);
      }
      turn();
    }
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  double count(String meter) {
    return meters.get("hybridsearch.dataset." + meter).counter().count();
  }

  double gauge(String meter) {
    return meters.get("hybridsearch.dataset." + meter).gauge().value();
  }

  /** Ends like a process that is killed: it lets go of nothing. */
  @Override
  public void close() {
    sink.close();
  }
}
