package org.hybridsearch.behaviour.delivery.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.dataset.send.DatasetSink;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClientBuilder;
import software.amazon.awssdk.services.personalizeevents.model.Item;
import software.amazon.awssdk.services.personalizeevents.model.User;

/** Puts items or users into a dataset of Amazon Personalize. Safe for use by many threads. */
public final class PutRecordsSink implements DatasetSink {

  private static final int REGION_OF_ARN = 3;
  private static final int RESOURCE_OF_ARN = 5;
  private static final int PARTS_OF_ARN = 6;

  private final PersonalizeEventsClient client;
  private final String arn;
  private final Kind kind;

  private PutRecordsSink(PersonalizeEventsClient client, String arn, Kind kind) {
    this.client = client;
    this.arn = arn;
    this.kind = kind;
  }

  /** Which operation puts into a dataset. */
  public enum Kind {
    ITEMS,
    USERS
  }

  /** How calls are made. @param endpoint in place of the region's own */
  public record Way(Duration timeout, Optional<URI> endpoint) {}

  /**
   * Opens a connection pool; sends nothing.
   *
   * @param arn of the dataset, whose region it names
   * @throws IllegalArgumentException where it is no ARN of a dataset of this kind
   */
  public static PutRecordsSink open(Kind kind, String arn, Way way, AwsIdentity identity) {
    return open(kind, arn, way, identity.provider());
  }

  /** The same for some credentials. */
  public static PutRecordsSink open(Kind kind, String arn, Way way, AwsCredentialsProvider credentials) {
    PersonalizeEventsClientBuilder builder = PersonalizeEventsClient.builder()
        .credentialsProvider(credentials)
        .region(Region.of(region(kind, arn)))
        .httpClientBuilder(ApacheHttpClient.builder()
            .maxConnections(1) // one call after the other
            .connectionAcquisitionTimeout(way.timeout())
            .connectionTimeout(way.timeout())
            .socketTimeout(way.timeout())
            .tcpKeepAlive(true))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(way.timeout())
            .addExecutionInterceptor(new OwnAnswer()));
    way.endpoint().ifPresent(builder::endpointOverride);
    return new PutRecordsSink(builder.build(), arn, kind);
  }

  private static String region(Kind kind, String arn) {
    String[] parts = arn.split(":", PARTS_OF_ARN);
    if (parts.length < PARTS_OF_ARN || !parts[0].equals("arn") || !parts[2].equals("personalize")
        || parts[REGION_OF_ARN].isEmpty() || !parts[RESOURCE_OF_ARN].matches("dataset/[^/]+/" + kind)) {
      throw new IllegalArgumentException("hybridsearch.dataset." + (kind == Kind.ITEMS ? "items" : "users")
          + "-arn must be like arn:aws:personalize:REGION:ACCOUNT:dataset/GROUP/" + kind);
    }
    return parts[REGION_OF_ARN];
  }

  @Override
  public void put(List<Entry> entries) {
    try {
      switch (kind) {
        case ITEMS -> client.putItems(request -> request.datasetArn(arn).items(entries.stream().map(entry ->
            Item.builder().itemId(entry.id()).properties(entry.properties()).build()).toList()));
        case USERS -> client.putUsers(request -> request.datasetArn(arn).users(entries.stream().map(entry ->
            User.builder().userId(entry.id()).properties(entry.properties()).build()).toList()));
      }
    } catch (RuntimeException failure) {
      throw Faults.translate(failure);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
