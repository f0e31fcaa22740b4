package org.hybridsearch.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The whole way through AWS in the times that the service has by itself. Nothing is remembered, so that each search asks. */
public class AwsDefaultTimesProfile extends AwsLocalProfile {

  /** The times within which a page is made, and calls for it. */
  static final Set<String> TIMES = Set.of("hybridsearch.plan.deadline", "hybridsearch.ranker.personalize.timeout",
      "hybridsearch.recommender.personalize.timeout", "hybridsearch.embed.guard.timeout");

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.keySet().removeAll(TIMES);
    settings.put("hybridsearch.opensearch.index-prefix", "aws-times");
    AwsFaultsProfile.nothingIsRemembered(settings);
    return settings;
  }
}
