package org.hybridsearch.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.wiring.market.MarketSettings;

/**
 * The service's settings of Amazon Personalize, with a market's own campaign and filter.
 *
 * @param most that a call may take
 */
record CampaignOfMarket(AmazonPersonalizeConfig service, MarketSettings.Ranking own, Duration most) implements AmazonPersonalizeConfig {

  @Override
  public Optional<String> campaignArn() {
    return own.campaignArn();
  }

  @Override
  public Optional<String> filterArn() {
    return own.filterArn();
  }

  @Override
  public Optional<String> region() {
    return service.region();
  }

  @Override
  public Optional<URI> endpointOverride() {
    return service.endpointOverride();
  }

  @Override
  public Optional<Set<String>> contextKeys() {
    return service.contextKeys();
  }

  @Override
  public Duration timeout() {
    return CallTime.shorter(service.timeout(), most);
  }

  @Override
  public Map<String, String> filterValues() {
    return own.filterValues();
  }

  @Override
  public double pricePerThousandCalls() {
    return service.pricePerThousandCalls();
  }

  @Override
  public double provisionedCallsPerSecond() {
    return service.provisionedCallsPerSecond();
  }

  @Override
  public int maxConnections() {
    return service.maxConnections();
  }
}
