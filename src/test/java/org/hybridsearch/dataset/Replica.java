package org.hybridsearch.dataset;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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
import org.hybridsearch.testing.TurnTaker;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A replica that keeps a dataset up to date through the real SDK. */
final class Replica extends TurnTaker {

  final DatasetSync sync;
  private final DatasetSink sink;

  private Replica(URI aws, Kind kind, String arn, String[] settings, Maker maker) {
    super("hybridsearch.dataset.", 100);
    DatasetConfig config = config(settings);
    sink = PutRecordsSink.open(kind, arn, new PutRecordsSink.Way(config.timeout(), Optional.of(aws)),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")));
    sync = maker.make(sink, new DatasetSync.Context(config,
        new DatasetSync.Surroundings(UUID.randomUUID().toString(), clock, nanos::get, RANDOM, meters)));
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

  @Override
  protected Duration takeTurn() {
    return sync.turn();
  }

  @Override
  public void close() {
    sink.close();
  }
}
