package org.hybridsearch.standin;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Clients of the SDK as they come, but for the endpoint; they try once. */
final class AwsClients {

  static final String REGION = StandInOptions.REGION;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private AwsClients() {}

  static PersonalizeRuntimeClient runtime(URI uri) {
    return runtime(uri, REGION, "secret", PATIENCE);
  }

  static PersonalizeRuntimeClient runtime(URI uri, String region, String secret, Duration timeout) {
    return build(PersonalizeRuntimeClient.builder(), uri, region, secret, timeout);
  }

  static PersonalizeEventsClient events(URI uri) {
    return events(uri, PATIENCE);
  }

  static PersonalizeEventsClient events(URI uri, Duration timeout) {
    return build(PersonalizeEventsClient.builder(), uri, REGION, "secret", timeout);
  }

  static PersonalizeClient control(URI uri) {
    return build(PersonalizeClient.builder(), uri, REGION, "secret", PATIENCE);
  }

  static BedrockRuntimeClient bedrock(URI uri) {
    return build(BedrockRuntimeClient.builder(), uri, REGION, "secret", PATIENCE);
  }

  static S3ClientBuilder s3(URI uri, String secret) {
    return configured(S3Client.builder(), uri, REGION, secret, PATIENCE).forcePathStyle(true);
  }

  private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
      B builder, URI uri, String region, String secret, Duration timeout) {
    return configured(builder, uri, region, secret, timeout).build();
  }

  private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B configured(
      B builder, URI uri, String region, String secret, Duration timeout) {
    return builder.endpointOverride(uri).region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", secret)))
        .httpClientBuilder(ApacheHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(timeout));
  }
}
