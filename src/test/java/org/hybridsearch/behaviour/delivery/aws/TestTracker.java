package org.hybridsearch.behaviour.delivery.aws;

import java.net.URI;
import java.util.Optional;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.behaviour.liking.LikingConfig;
import org.hybridsearch.personalize.Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The way to an event tracker that stands at some address. */
public final class TestTracker {

  private TestTracker() {}

  /** Settings for it; keys without their prefix, and values, in turn. */
  public static DeliveryConfig config(URI uri, String... settings) {
    String[] all = new String[settings.length + 6];
    System.arraycopy(new String[] {"tracking-id", LoopbackEvents.TRACKER, "endpoint-override", uri.toString(), "region",
        "eu-west-1"}, 0, all, 0, 6);
    System.arraycopy(settings, 0, all, 6, settings.length);
    for (int i = 0; i < all.length; i += 2) {
      all[i] = "hybridsearch.delivery." + all[i];
    }
    return Settings.of(DeliveryConfig.class, all);
  }

  /** What is delivered unless settings say otherwise, by the names of a domain. */
  public static LikedTypes liked(Domain domain) {
    return LikedTypes.of(Settings.of(LikingConfig.class), domain);
  }

  public static PutEventsSink open(DeliveryConfig config) {
    return PutEventsSink.open(config, config.trackingId().orElseThrow(), Optional.empty(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")));
  }
}
