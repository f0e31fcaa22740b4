package org.hybridsearch.behaviour.erase;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.erase.aws.PersonalizeDeletion;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.standin.personalize.Resources;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A replica's part in erasing, through the real SDK. */
final class TestErasure implements AutoCloseable {

  /** Of the stand-in in these tests. */
  static final String SECRET = "not-a-secret";
  static final String KEY_ID = "AKIDEXAMPLE";

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Eraser eraser;

  TestErasure(SearchEngine engine, String alias, URI aws, Resources resources, Clock clock, String... settings) {
    ErasureConfig config = config(aws, resources, settings);
    eraser = new Eraser(new Eraser.Place(engine, alias, OwnBehaviour.TIMEOUT), resources.datasetGroup(),
        PersonalizeDeletion.open(config, resources.datasetGroup(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET))),
        config, new Eraser.Surroundings(UUID.randomUUID().toString(), clock, meters));
  }

  static ErasureConfig config(URI aws, Resources resources, String... settings) {
    List<String> all = new ArrayList<>(List.of("role-arn", "arn:aws:iam::000000000000:role/personalize",
        "location", "s3://" + resources.bucket() + "/erasure/", "endpoint-override", aws.toString(),
        "s3-endpoint-override", aws.toString(), "collect", "10s", "settle", "2s", "every", "1ms", "timeout", "2s",
        "retry-pause", "1s", "retry-max-pause", "4s"));
    all.addAll(List.of(settings));
    for (int i = 0; i < all.size(); i += 2) {
      all.set(i, "hybridsearch.erasure." + all.get(i));
    }
    return Settings.of(ErasureConfig.class, all.toArray(String[]::new));
  }

  double gauge(String name) {
    return meters.get("hybridsearch.erasure." + name).gauge().value();
  }

  double jobs(String outcome) {
    return meters.get("hybridsearch.erasure.jobs").tag("outcome", outcome).counter().count();
  }

  static Duration longerThanATurn() {
    return Duration.ofSeconds(25);
  }

  /** Ends like a process that is killed: it writes nothing. */
  @Override
  public void close() {
    eraser.close();
  }
}
