package org.hybridsearch.recommend.aws;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** Reads {@code arn:aws:personalize:REGION:ACCOUNT:campaign/NAME}, or {@code …:recommender/NAME}. */
final class Arns {

  static final String PREFIX = "hybridsearch.recommender.personalize.";
  private static final int PARTS = 6;

  private Arns() {}

  static boolean recommender(String arn) {
    return arn.split(":", PARTS)[PARTS - 1].startsWith("recommender/");
  }

  /** The one set, else that of the ARNs. */
  static Region region(AmazonRecommendConfig config) {
    Set<String> regions = Stream.concat(
        config.forYou().arn().map(arn -> regionOf("for-you.arn", arn)).stream(),
        config.similar().arn().map(arn -> regionOf("similar.arn", arn)).stream()).collect(Collectors.toSet());
    if (regions.isEmpty()) {
      throw new IllegalArgumentException("Set " + PREFIX + "for-you.arn or " + PREFIX
          + "similar.arn to the ARN of a campaign or a recommender of Personalize");
    }
    if (config.region().isEmpty() && regions.size() > 1) {
      throw new IllegalArgumentException(PREFIX + "for-you.arn and " + PREFIX + "similar.arn are in different regions");
    }
    return Region.of(config.region().orElse(regions.iterator().next()));
  }

  private static String regionOf(String setting, String arn) {
    String[] parts = arn.split(":", PARTS);
    boolean known = parts.length == PARTS && parts[0].equals("arn") && parts[2].equals("personalize") && !parts[3].isEmpty()
        && (parts[PARTS - 1].startsWith("campaign/") || parts[PARTS - 1].startsWith("recommender/"));
    if (!known) {
      throw new IllegalArgumentException(PREFIX + setting + " is no ARN of a campaign or a recommender");
    }
    return parts[3];
  }
}
