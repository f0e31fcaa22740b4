package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hybridsearch.api.ApiConfig;
import org.hybridsearch.api.request.DiscoveryReader;
import org.hybridsearch.api.request.EventReader;
import org.hybridsearch.api.request.MarketReader;
import org.hybridsearch.api.request.RequestReader;
import org.hybridsearch.api.request.VisitorReader;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.hybridsearch.wiring.market.PerMarket;
import org.hybridsearch.wiring.market.ServiceSettings;

/** Which markets there are, and how edges read them. */
@Dependent
final class MarketWiring {

  @Produces
  @Singleton
  Markets markets(MarketsConfig config, ServiceSettings service) {
    return Markets.of(config, service);
  }

  @Produces
  @Singleton
  ServiceSettings service(
      CatalogConfig catalog, EmbedConfig embed, PersonalizeConfig personalize, AmazonPersonalizeConfig amazon) {
    return new ServiceSettings(catalog, embed, personalize, amazon);
  }

  @Produces
  @Singleton
  PerMarket<IndexNames> names(Markets markets, OpenSearchConfig config) {
    return markets.each(each -> new IndexNames(config.indexPrefix(), each.market()));
  }

  @Produces
  @Singleton
  MarketReader reader(Markets markets) {
    return new MarketReader(markets.names());
  }

  @Produces
  @Singleton
  RequestReader requests(MarketReader markets, ApiConfig config) {
    return new RequestReader(markets, config.defaultConsent());
  }

  @Produces
  @Singleton
  DiscoveryReader discovery(MarketReader markets, ApiConfig config) {
    return new DiscoveryReader(markets, config.defaultConsent());
  }

  @Produces
  @Singleton
  EventReader events(MarketReader markets, ApiConfig api, BehaviourConfig behaviour, Clock clock) {
    return new EventReader(new VisitorReader(api.defaultConsent()), markets, behaviour.events().batch(),
        behaviour.events().clockSkew(), behaviour.retention().events(), clock);
  }
}
