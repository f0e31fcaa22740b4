package org.hybridsearch.wiring.market;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hybridsearch.catalog.CatalogRules;
import org.hybridsearch.catalog.document.AttributeValues;
import org.hybridsearch.catalog.index.Language;
import org.hybridsearch.model.Item.Attribute.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.profile.ProfileStore;

/** Reads what holds in one market. Whatever is wrong is told with the key of the setting. */
final class MarketReading {

  private final Market market;
  private final MarketsConfig.Settings own;
  private final ServiceSettings service;

  private MarketReading(Market market, MarketsConfig.Settings own, ServiceSettings service) {
    this.market = market;
    this.own = own;
    this.service = service;
  }

  /** @throws IllegalArgumentException for a setting that cannot be; the message names it */
  static MarketSettings read(Market market, MarketsConfig.Settings own, ServiceSettings service) {
    MarketReading reading = new MarketReading(market, own, service);
    return new MarketSettings(market, reading.catalog(), own.profile().orElse(ProfileStore.ACTIVE), reading.model(),
        reading.ranking());
  }

  static String key(Market market, String setting) {
    return "hybridsearch.markets." + market.name() + "." + setting;
  }

  private CatalogRules catalog() {
    Language language = own.language()
        .map(name -> told(key(market, "language"), () -> Language.of(name)))
        .orElseGet(() -> told("hybridsearch.catalog.language", () -> Language.of(service.catalog().language())));
    return new CatalogRules(language, currency(), attributes());
  }

  private Optional<String> currency() {
    own.currency().ifPresent(code -> {
      if (Currency.getAvailableCurrencies().stream().noneMatch(known -> known.getCurrencyCode().equals(code))) {
        throw new IllegalArgumentException(key(market, "currency") + " must be a code of ISO 4217, such as EUR");
      }
    });
    return own.currency();
  }

  private Map<String, Kind> attributes() {
    own.attributes().keySet().forEach(name -> {
      try {
        AttributeValues.requireName(name);
      } catch (LineFault e) {
        throw new IllegalArgumentException(key(market, "attributes") + ": " + e.getMessage(), e);
      }
    });
    return own.attributes();
  }

  private MarketSettings.Model model() {
    return switch (own.embed().provider().orElse(service.embed().provider())) {
      case LOCAL -> new MarketSettings.Local(own.embed().localModel().orElse(service.embed().local().model()));
      case BEDROCK -> new MarketSettings.Bedrock(
          own.embed().bedrockModelId().orElse(service.embed().bedrock().modelId()),
          own.embed().bedrockDimensions().orElse(service.embed().bedrock().dimensions()));
    };
  }

  private MarketSettings.Ranking ranking() {
    Ranker ranker = own.personalize().ranker().orElse(service.personalize().ranker());
    Optional<String> campaign = own.personalize().campaignArn().or(service.amazon()::campaignArn);
    if (ranker == Ranker.PERSONALIZE && campaign.isEmpty()) {
      throw new IllegalArgumentException("Set " + key(market, "personalize.campaign-arn")
          + ", or hybridsearch.ranker.personalize.campaign-arn for all markets, to the ARN of a Personalize campaign");
    }
    Optional<String> filter = own.personalize().filterArn();
    Map<String, String> values = new TreeMap<>( // those of the service are for its own filter alone
        filter.isEmpty() || filter.equals(service.amazon().filterArn()) ? service.amazon().filterValues() : Map.of());
    values.putAll(own.personalize().filterValues());
    return new MarketSettings.Ranking(ranker, campaign, filter.or(service.amazon()::filterArn), values);
  }

  private static <T> T told(String key, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " " + e.getMessage(), e);
    }
  }
}
