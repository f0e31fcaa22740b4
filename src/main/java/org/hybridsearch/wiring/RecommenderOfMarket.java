package org.hybridsearch.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.recommend.aws.AmazonRecommendConfig;
import org.hybridsearch.wiring.market.MarketsConfig;

/** The service's settings of recommendations by Amazon Personalize, with a market's own models. */
record RecommenderOfMarket(AmazonRecommendConfig service, MarketsConfig.Recommender own) implements AmazonRecommendConfig {

  @Override
  public Asked forYou() {
    return new Own(own.forYouArn().or(service.forYou()::arn), service.forYou(), false);
  }

  @Override
  public Similar similar() {
    return new Own(own.similarArn().or(service.similar()::arn), service.similar(), service.similar().sendShopper());
  }

  private record Own(Optional<String> arn, Asked rest, boolean sendShopper) implements Similar {

    @Override
    public Optional<String> filterArn() {
      return rest.filterArn();
    }

    @Override
    public Map<String, String> filterValues() {
      return rest.filterValues();
    }
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
    return service.timeout();
  }

  @Override
  public int maxConnections() {
    return service.maxConnections();
  }
}
