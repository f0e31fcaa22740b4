package org.hybridsearch.embed.langchain4j.bedrock;

import java.time.Duration;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.remote.EmbedderMeters;
import org.hybridsearch.embed.remote.EmbedderMeters.Use;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/** How connections to the service are set up: patient ones for items, hasty ones for queries. */
record Clients(BedrockRuntimeClient items, BedrockRuntimeClient queries) implements AutoCloseable {

  static Clients open(EmbedConfig.Bedrock config, Duration queryTimeout, int queries, AwsCredentialsProvider credentials,
      EmbedderMeters meters) {
    RetryStrategy patient = AwsRetryStrategy.forRetryMode(RetryMode.STANDARD).toBuilder().maxAttempts(config.attempts()).build();
    return new Clients(
        client(config, credentials, new Line(config.timeout(), config.parallelism(), patient),
            new TokenCounter(meters, Use.ITEMS)),
        client(config, credentials, new Line(queryTimeout, queries, AwsRetryStrategy.doNotRetry()),
            new TokenCounter(meters, Use.QUERIES)));
  }

  /** How long a call may take, how many go at once, and which are tried again. */
  private record Line(Duration timeout, int connections, RetryStrategy retries) {}

  private static BedrockRuntimeClient client(
      EmbedConfig.Bedrock config, AwsCredentialsProvider credentials, Line line, TokenCounter counter) {
    BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
        .credentialsProvider(credentials)
        .httpClientBuilder(ApacheHttpClient.builder()
            .maxConnections(line.connections())
            .connectionAcquisitionTimeout(line.timeout())
            .connectionTimeout(line.timeout())
            .socketTimeout(line.timeout())
            .tcpKeepAlive(true))
        .overrideConfiguration(o -> o
            .apiCallTimeout(line.timeout()).retryStrategy(line.retries()).addExecutionInterceptor(counter));
    config.region().map(Region::of).ifPresent(builder::region);
    config.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public void close() {
    items.close();
    queries.close();
  }
}
