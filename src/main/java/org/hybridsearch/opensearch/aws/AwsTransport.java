package org.hybridsearch.opensearch.aws;

import java.net.URI;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.aws.AwsSdk2Transport;
import org.opensearch.client.transport.aws.AwsSdk2TransportOptions;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Makes transports that sign their requests. */
public final class AwsTransport {

  private AwsTransport() {}

  /** To the configured domain or collection; see {@link OpenSearchConfig} for the settings. */
  public static OpenSearchTransport open(OpenSearchConfig config) {
    URI address = config.requiredUrl();
    Region region = config.aws().region().map(Region::of).orElseGet(() -> DefaultAwsRegionProviderChain.builder().build().getRegion());
    ApacheHttpClient.Builder http = ApacheHttpClient.builder()
        .maxConnections(config.connections())
        .connectionTimeout(config.connectTimeout());
    return new AwsSdk2Transport(http.build(), address.getAuthority(), config.aws().service(), region,
        AwsSdk2TransportOptions.builder().build());
  }
}
