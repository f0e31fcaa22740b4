package org.hybridsearch.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.recommend.aws.AmazonRecommendConfig;
import org.hybridsearch.testing.Plans;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of Amazon Personalize is a market's own, and what is the service's. */
class OfMarketTest {

  private static final Duration MOST = Duration.ofMillis(50);
  private static final String SERVICE = "hybridsearch.recommender.personalize.";
  private static final String MARKET = "hybridsearch.markets.de.recommender.";

  private static RecommenderOfMarket recommender(String... ofMarket) {
    AmazonRecommendConfig service = Settings.of(AmazonRecommendConfig.class, SERVICE + "for-you.arn", "arn:service",
        SERVICE + "for-you.filter-arn", "arn:filter", SERVICE + "for-you.filter-values.A", "1", SERVICE + "for-you.filter-values.B", "1",
        SERVICE + "similar.arn", "arn:similar", SERVICE + "similar.send-shopper", "true");
    return new RecommenderOfMarket(service, Settings.of(MarketsConfig.class, ofMarket).named().get("de").recommender(), MOST);
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
  void a_market_has_its_own_campaign_and_filter() {
    CampaignOfMarket campaign = campaign("50ms", MOST);
    assertThat(campaign.campaignArn()).contains("arn:campaign");
    assertThat(campaign.filterValues()).isEqualTo(Map.of("A", "1"));
  }

  @ParameterizedTest
  @CsvSource({"50, 300, 50", "350, 300, 50", "50, 240, 40", "10, 240, 10"})
  void a_call_ends_before_the_stage_that_waits_for_it(int timeout, int deadline, int expected) {
    Duration most = CallTime.most(Duration.ofMillis(deadline));
    assertThat(most).isLessThan(new Planner(Duration.ofMillis(deadline)).plan(Plans.request("q", List.of()), Plans.profile(),
        new LiveIndex("i", 1, 0, 0), 0).deadlines().personalize());
    assertThat(campaign(timeout + "ms", most).timeout()).isEqualTo(Duration.ofMillis(expected));
  }

  private static CampaignOfMarket campaign(String timeout, Duration most) {
    return new CampaignOfMarket(Settings.of(
        AmazonPersonalizeConfig.class, "hybridsearch.ranker.personalize.timeout", timeout), ranking("arn:campaign"), most);
  }

  @Test
  void markets_share_what_may_be_called_of_one_model_by_either_kind_and_not_of_another() {
    List<RecommenderOfMarket> markets = List.of(recommender(), recommender(),
        recommender(MARKET + "for-you-arn", "arn:mine", MARKET + "similar-arn", "arn:service"));
    assertThat(RecommenderOfMarket.sharers("arn:service", markets.stream())).isEqualTo(3);
    assertThat(RecommenderOfMarket.sharers("arn:similar", markets.stream())).isEqualTo(2);
    assertThat(RecommenderOfMarket.sharers("arn:mine", markets.stream())).isOne();
  }

  private static MarketSettings.Ranking ranking(String arn) {
    return new MarketSettings.Ranking(Ranker.PERSONALIZE, Optional.of(arn), Optional.of("arn:filter"), Map.of("A", "1"));
  }
}
