package org.hybridsearch.personalize.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.hybridsearch.personalize.Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A ranker for a campaign that stands at some address, and questions for it. */
final class TestCampaign {

  private static final String PREFIX = "hybridsearch.ranker.personalize.";
  static final String CAMPAIGN = "arn:aws:personalize:eu-west-1:123456789012:campaign/shop";
  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret"));
  static final Question QUESTION = question("secret-user", Map.of(), List.of("a", "b", "c"));

  private TestCampaign() {}

  static AmazonPersonalizeRanker open(URI uri, String timeout, String... settings) {
    return AmazonPersonalizeRanker.open(config(uri, timeout, settings), CREDENTIALS);
  }

  static AmazonPersonalizeConfig config(URI uri, String timeout, String... settings) {
    String[] all = new String[settings.length + 6];
    System.arraycopy(
        new String[] {"campaign-arn", CAMPAIGN, "endpoint-override", uri.toString(), "timeout", timeout}, 0, all, 0, 6);
    System.arraycopy(settings, 0, all, 6, settings.length);
    for (int i = 0; i < all.length; i += 2) {
      all[i] = PREFIX + all[i];
    }
    return Settings.of(AmazonPersonalizeConfig.class, all);
  }

  static Question question(String userId, Map<String, String> context, List<String> ids) {
    return new Question(Market.DEFAULT, new Shopper.Someone(userId, "", context), ids);
  }
}
