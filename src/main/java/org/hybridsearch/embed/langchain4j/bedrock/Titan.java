package org.hybridsearch.embed.langchain4j.bedrock;

import dev.langchain4j.model.bedrock.BedrockTitanEmbeddingModel;
import org.hybridsearch.embed.EmbedConfig;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/** How the model and its connections are set up. */
final class Titan {

  /** Beside the texts of batches: queries go straight through. */
  private static final int CONNECTIONS_FOR_QUERIES = 64;

  private Titan() {}

  static BedrockRuntimeClient client(EmbedConfig.Bedrock config, AwsCredentialsProvider credentials) {
    BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
        .credentialsProvider(credentials)
        .httpClientBuilder(ApacheHttpClient.builder()
            .maxConnections(config.parallelism() + CONNECTIONS_FOR_QUERIES)
            .connectionAcquisitionTimeout(config.timeout())
            .connectionTimeout(config.timeout())
            .socketTimeout(config.timeout())
            .tcpKeepAlive(true))
        .overrideConfiguration(o -> o.apiCallTimeout(config.timeout()).retryStrategy(
            AwsRetryStrategy.forRetryMode(RetryMode.STANDARD).toBuilder().maxAttempts(config.attempts()).build()));
    config.region().map(Region::of).ifPresent(builder::region);
    config.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** Retries are the SDK's alone: langchain4j's, on top, would multiply them, and log. */
  static BedrockTitanEmbeddingModel model(EmbedConfig.Bedrock config, BedrockRuntimeClient client) {
    return BedrockTitanEmbeddingModel.builder()
        .client(client)
        .model(config.modelId())
        .dimensions(config.dimensions())
        .normalize(true)
        .maxRetries(0)
        .build();
  }
}
