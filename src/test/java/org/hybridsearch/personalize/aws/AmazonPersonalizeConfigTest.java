package org.hybridsearch.personalize.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmazonPersonalizeConfigTest {

  @Test
  void every_default_is_as_documented() {
    AmazonPersonalizeConfig config = Settings.of(AmazonPersonalizeConfig.class);

    assertThat(config.campaignArn()).isEmpty();
    assertThat(config.region()).isEmpty();
    assertThat(config.endpointOverride()).isEmpty();
    assertThat(config.filterArn()).isEmpty();
    assertThat(config.contextKeys()).isEmpty();
    assertThat(config.timeout()).isEqualTo(Duration.ofMillis(50));
    assertThat(config.maxConnections()).isEqualTo(64);
  }

  @Test
  void a_missing_campaign_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmazonPersonalizeRanker.open(Settings.of(AmazonPersonalizeConfig.class), TestCampaign.CREDENTIALS))
        .withMessageContaining("hybridsearch.ranker.personalize.campaign-arn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-campaign", "arn:aws:personalize::1:campaign/c", "a:b:c:eu-west-1:1:campaign/c",
      "arn:aws:personalize:eu-west-1:1:recommender/r", "arn:aws:sagemaker:eu-west-1:1:campaign/c"})
  void what_is_no_arn_of_a_campaign_is_refused(String arn) {
    AmazonPersonalizeConfig config =
        Settings.of(AmazonPersonalizeConfig.class, "hybridsearch.ranker.personalize.campaign-arn", arn);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmazonPersonalizeRanker.open(config, TestCampaign.CREDENTIALS))
        .withMessageContaining("hybridsearch.ranker.personalize.campaign-arn");
  }
}
