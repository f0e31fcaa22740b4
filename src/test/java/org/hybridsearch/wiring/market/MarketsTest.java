package org.hybridsearch.wiring.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.model.Item.Attribute.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchOrigin;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketsTest {

  private static final String CAMPAIGN = "arn:aws:personalize:eu-central-1:1:campaign/de";

  private static Markets markets(Map<String, String> settings) {
    SmallRyeConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(MarketsConfig.class).withMapping(CatalogConfig.class).withMapping(EmbedConfig.class)
        .withMapping(PersonalizeConfig.class).withMapping(AmazonPersonalizeConfig.class)
        .withDefaultValues(settings).build();
    return Markets.of(config.getConfigMapping(MarketsConfig.class), new ServiceSettings(config.getConfigMapping(CatalogConfig.class),
        config.getConfigMapping(EmbedConfig.class), config.getConfigMapping(PersonalizeConfig.class),
        config.getConfigMapping(AmazonPersonalizeConfig.class)));
  }

  private static MarketSettings market(String name, Map<String, String> settings) {
    return markets(settings).all().stream().filter(each -> each.market().name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void there_is_a_default_market_that_nobody_configured() {
    MarketSettings only = market("default", Map.of());
    assertThat(markets(Map.of()).names()).containsExactly("default");
    assertThat(only.catalog().language().name()).isEqualTo("english");
    assertThat(only.catalog().currency()).isEmpty();
    assertThat(only.profile()).isEqualTo("default");
    assertThat(only.model()).isEqualTo(new MarketSettings.Local(EmbedConfig.LocalModel.ALL_MINILM_L6_V2));
    assertThat(only.ranking().ranker()).isEqualTo(Ranker.LOCAL);
  }

  @Test
  void what_a_market_says_holds_there() {
    Map<String, String> settings = Map.of("hybridsearch.markets.de.language", "german", "hybridsearch.markets.de.currency", "EUR",
        "hybridsearch.markets.de.profile", "kurz", "hybridsearch.markets.de.attributes.volume_ml", "NUMBER",
        "hybridsearch.markets.de.embed.provider", "bedrock", "hybridsearch.markets.de.embed.bedrock-dimensions", "256",
        "hybridsearch.markets.de.personalize.ranker", "personalize", "hybridsearch.markets.de.personalize.campaign-arn", CAMPAIGN);
    MarketSettings german = market("de", settings);
    assertThat(markets(settings).names()).containsExactly("default", "de");
    assertThat(german.catalog().language().name()).isEqualTo("german");
    assertThat(german.catalog().currency()).contains("EUR");
    assertThat(german.catalog().attributes()).isEqualTo(Map.of("volume_ml", Kind.NUMBER));
    assertThat(german.profile()).isEqualTo("kurz");
    assertThat(german.model()).isEqualTo(new MarketSettings.Bedrock("amazon.titan-embed-text-v2:0", 256));
    assertThat(german.ranking()).isEqualTo(new MarketSettings.Ranking(Ranker.PERSONALIZE, Optional.of(CAMPAIGN), Optional.empty(), Map.of()));
    assertThat(market("default", settings).catalog().language().name()).isEqualTo("english");
  }

  @Test
  void what_a_market_does_not_say_is_the_services() {
    Map<String, String> settings = Map.of("hybridsearch.markets.at.currency", "EUR", "hybridsearch.catalog.language", "german",
        "hybridsearch.embed.provider", "bedrock", "hybridsearch.personalize.ranker", "personalize",
        "hybridsearch.ranker.personalize.campaign-arn", CAMPAIGN);
    MarketSettings austrian = market("at", settings);
    assertThat(austrian.catalog().language().name()).isEqualTo("german");
    assertThat(austrian.model()).isEqualTo(market("default", settings).model());
    assertThat(austrian.ranking().campaignArn()).contains(CAMPAIGN);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "hybridsearch.markets.de.language|klingon|hybridsearch.markets.de.language must be one of arabic",
      "hybridsearch.catalog.language|klingon|hybridsearch.catalog.language must be one of arabic",
      "hybridsearch.markets.de.currency|euro|hybridsearch.markets.de.currency must be a code of ISO 4217",
      "hybridsearch.markets.DE.language|german|hybridsearch.markets.DE: A market's name",
      "hybridsearch.markets.de.attributes.'a,b'|NUMBER|hybridsearch.markets.de.attributes: An attribute's name",
      "hybridsearch.markets.de.personalize.ranker|personalize|Set hybridsearch.markets.de.personalize.campaign-arn"})
  void what_cannot_be_is_told_with_its_key(String key, String value, String told) {
    assertThatIllegalArgumentException().isThrownBy(() -> markets(Map.of(key, value))).withMessageStartingWith(told);
  }

  @ParameterizedTest
  @CsvSource({"hybridsearch.markets.de.embed.provider, openai", "hybridsearch.markets.de.attributes.size, BIG",
      "hybridsearch.markets.de.embed.bedrock-dimensions, many", "hybridsearch.markets.de.langage, german"})
  void what_is_no_setting_is_told_with_its_key(String key, String value) {
    assertThatThrownBy(() -> markets(Map.of(key, value))).hasMessageContaining(key);
  }

  @Test
  void markets_that_searches_could_not_be_told_apart_by_are_refused() {
    // the hashes of "aa" and "bb" differ, as those of all but one in 65,536 pairs do; "a-b" is as good as any other
    assertThat(markets(Map.of("hybridsearch.markets.aa.currency", "EUR", "hybridsearch.markets.bb.currency", "EUR",
        "hybridsearch.markets.a-b.currency", "EUR")).names()).containsExactly("default", "a-b", "aa", "bb");
    String twin = twinOf("aa");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> markets(Map.of("hybridsearch.markets.aa.currency", "EUR", "hybridsearch.markets." + twin + ".currency", "EUR")))
        .withMessageContaining("hybridsearch.markets.aa").withMessageContaining("another name");
  }

  private static String twinOf(String name) {
    for (int number = 0; ; number++) {
      if (!SearchOrigin.tells(new Market("m" + number), new Market(name))) {
        return "m" + number;
      }
    }
  }
}
