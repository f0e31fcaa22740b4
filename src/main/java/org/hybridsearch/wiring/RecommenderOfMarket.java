package org.hybridsearch.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hybridsearch.recommend.aws.AmazonRecommendConfig;
import org.hybridsearch.wiring.market.MarketsConfig;

/**
 * The service's settings of recommendations by Amazon Personalize, with a market's own models and filters.
 *
 * @param most that a call may take
 */
record RecommenderOfMarket(AmazonRecommendConfig service, MarketsConfig.Recommender own, Duration most) implements AmazonRecommendConfig {

  @Override
  public Asked forYou() {
    return Own.of(service.forYou(), own.forYouArn(), own.forYouFilterArn(), own.forYouFilterValues(), false);
  }

  @Override
  public Similar similar() {
    return Own.of(service.similar(), own.similarArn(), own.similarFilterArn(), own.similarFilterValues(),
        service.similar().sendShopper());
  }

  /** How often an ARN is asked by what these markets ask, of either kind. */
  static long sharers(String arn, Stream<RecommenderOfMarket> markets) {
    return Math.max(1, markets.flatMap(each -> Stream.of(each.forYou(), each.similar()))
        .filter(asked -> asked.arn().filter(arn::equals).isPresent()).count());
  }

  private record Own(Optional<String> arn, Optional<String> filterArn, Map<String, String> filterValues, boolean sendShopper)
      implements Similar {

    /** Values that the service sets are for its own filter alone. */
    static Own of(Asked service, Optional<String> arn, Optional<String> filter, Map<String, String> values, boolean sendShopper) {
      Map<String, String> all = new TreeMap<>(filter.isEmpty() || filter.equals(service.filterArn()) ? service.filterValues() : Map.of());
      all.putAll(values);
      return new Own(arn.or(service::arn), filter.or(service::filterArn), all, sendShopper);
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
    return CallTime.shorter(service.timeout(), most);
  }

  @Override
  public int maxConnections() {
    return service.maxConnections();
  }

  @Override
  public double pricePerThousandCalls() {
    return service.pricePerThousandCalls();
  }

  @Override
  public double provisionedCallsPerSecond() {
    return service.provisionedCallsPerSecond();
  }
}
