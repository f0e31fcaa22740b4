package org.hybridsearch.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.recommend.aws.AmazonRecommendConfig;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.junit.jupiter.api.Test;

/** What of Amazon Personalize is a market's own, and what is the service's. */
class OfMarketTest {

  private static final String SERVICE = "hybridsearch.recommender.personalize.";
  private static final String MARKET = "hybridsearch.markets.de.recommender.";

  private static AmazonRecommendConfig recommender(String... ofMarket) {
    AmazonRecommendConfig service = Settings.of(AmazonRecommendConfig.class, SERVICE + "for-you.arn", "arn:service",
        SERVICE + "for-you.filter-arn", "arn:filter", SERVICE + "for-you.filter-values.A", "1", SERVICE + "for-you.filter-values.B", "1",
        SERVICE + "similar.arn", "arn:similar", SERVICE + "similar.send-shopper", "true");
    return new RecommenderOfMarket(service, Settings.of(MarketsConfig.class, ofMarket).named().get("de").recommender());
  }

  @Test
  void what_a_market_does_not_say_is_the_services() {
    AmazonRecommendConfig config = recommender();
    assertThat(config.forYou().arn()).contains("arn:service");
    assertThat(config.forYou().filterArn()).contains("arn:filter");
    assertThat(config.forYou().filterValues()).isEqualTo(Map.of("A", "1", "B", "1"));
    assertThat(config.similar().arn()).contains("arn:similar");
    assertThat(config.similar().sendShopper()).isTrue();
    assertThat(config.provisionedCallsPerSecond()).isEqualTo(1);
  }

  @Test
  void a_market_has_its_own_values_for_the_services_filter() {
    assertThat(recommender(MARKET + "for-you-filter-values.A", "2").forYou().filterValues()).isEqualTo(Map.of("A", "2", "B", "1"));
  }

  @Test
  void values_of_the_service_are_not_for_a_markets_own_filter() {
    AmazonRecommendConfig config = recommender(MARKET + "for-you-filter-arn", "arn:own", MARKET + "for-you-filter-values.C", "3",
        MARKET + "similar-filter-arn", "arn:like", MARKET + "similar-filter-values.D", "4", MARKET + "similar-arn", "arn:mine");
    assertThat(config.forYou().filterArn()).contains("arn:own");
    assertThat(config.forYou().filterValues()).isEqualTo(Map.of("C", "3"));
    assertThat(config.similar().arn()).contains("arn:mine");
    assertThat(config.similar().filterArn()).contains("arn:like");
    assertThat(config.similar().filterValues()).isEqualTo(Map.of("D", "4"));
  }

  @Test
  void what_is_provisioned_of_a_campaign_that_markets_share_is_on_the_bill_once() {
    MarketSettings.Ranking ranking =
        new MarketSettings.Ranking(Ranker.PERSONALIZE, Optional.of("arn:campaign"), Optional.of("arn:filter"), Map.of("A", "1"));
    CampaignOfMarket campaign = new CampaignOfMarket(Settings.of(AmazonPersonalizeConfig.class), ranking, 4);
    assertThat(campaign.provisionedCallsPerSecond()).isEqualTo(0.25);
    assertThat(campaign.campaignArn()).contains("arn:campaign");
    assertThat(campaign.filterValues()).isEqualTo(Map.of("A", "1"));
  }
}
