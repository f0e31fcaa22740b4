package org.hybridsearch.wiring.market;

import java.util.Map;
import java.util.Optional;
import org.hybridsearch.catalog.CatalogRules;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalizeConfig;

/**
 * What holds in a market, by its own settings and those of the service.
 *
 * @param profile the active one
 */
public record MarketSettings(Market market, CatalogRules catalog, String profile, Model model, Ranking ranking) {

  /** Which model embeds; markets with equal ones share it. */
  public sealed interface Model {}

  /** A model in this process. */
  public record Local(EmbedConfig.LocalModel model) implements Model {}

  /** A model of Amazon Bedrock. */
  public record Bedrock(String modelId, int dimensions) implements Model {}

  /**
   * Who ranks.
   *
   * @param campaignArn of the market's own campaign, or the service's; empty only where another ranker is chosen
   * @param filterArn the same of filters
   * @param filterValues for the filter's parameters
   */
  public record Ranking(PersonalizeConfig.Ranker ranker, Optional<String> campaignArn, Optional<String> filterArn,
      Map<String, String> filterValues) {}
}
