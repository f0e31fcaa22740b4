package org.hybridsearch.dataset;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink.Kind;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.export.DatasetRecords;
import org.hybridsearch.export.ExportConfig;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.testing.SearchEngines;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A process that keeps a dataset of items up to date and does nothing else, to be killed. */
final class SyncingProcess {

  private SyncingProcess() {}

  /** @param arguments the engine's address, the prefix of the indices, the address of AWS and the dataset's ARN */
  public static void main(String[] arguments) throws InterruptedException {
    DatasetConfig config = Replica.config("every", "100ms", "lease", "3s", "timeout", "600ms", "page-size", "40", "calls-per-second", "10");
    DatasetSync.items(SearchEngines.connect(URI.create(arguments[0])), new IndexNames(arguments[1], Market.DEFAULT), arguments[3],
        PutRecordsSink.open(Kind.ITEMS, arguments[3],
            new PutRecordsSink.Way(config.timeout(), Optional.of(URI.create(arguments[2]))),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret"))),
        new DatasetRecords(Settings.of(ExportConfig.class)),
        new DatasetSync.Context(config, new DatasetSync.Surroundings(UUID.randomUUID().toString(), Clock.systemUTC(),
            Ticker.systemTicker(), new SecureRandom(), new SimpleMeterRegistry()))).start();
    new CountDownLatch(1).await();
  }
}
