package org.hybridsearch.application;

import java.util.HashMap;
import java.util.Map;

/**
 * The whole way through AWS. Nothing is remembered, so that each search asks; few calls are under way at a time, so that one that
 * is never given back is missed; what is left alone is tried again soon.
 */
public class AwsFaultsProfile extends AwsLocalProfile {

  /** Calls and connections at a time, of each client. */
  static final int AT_A_TIME = 4;
  /** Of so many calls half may fail. */
  static final int WINDOW = 8;

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("hybridsearch.opensearch.index-prefix", "aws-faults");
    nothingIsRemembered(settings);
    for (String guard : new String[] {"personalize.breaker", "recommender.breaker", "embed.guard"}) {
      settings.put("hybridsearch." + guard + ".window", String.valueOf(WINDOW));
      settings.put("hybridsearch." + guard + ".delay", "1s");
    }
    for (String most : new String[] {"personalize.max-in-flight", "ranker.personalize.max-connections",
        "recommender.max-in-flight", "recommender.personalize.max-connections", "embed.guard.max-in-flight",
        "delivery.calls-in-flight"}) {
      settings.put("hybridsearch." + most, String.valueOf(AT_A_TIME));
    }
    settings.put("hybridsearch.recommender.personalize.timeout", "1500ms");
    settings.put("hybridsearch.embed.guard.timeout", "1500ms");
    settings.putAll(Map.of("hybridsearch.delivery.lease", "15s", "hybridsearch.erasure.settle", "30s"));
    settings.putAll(Map.of("hybridsearch.delivery.every", "100ms", "hybridsearch.delivery.timeout", "1s",
        "hybridsearch.delivery.retry-pause", "50ms", "hybridsearch.delivery.retry-max-pause", "300ms"));
    return settings;
  }

  static void nothingIsRemembered(Map<String, String> settings) {
    settings.put("hybridsearch.personalize.cache-ttl", "0s");
    settings.put("hybridsearch.recommender.cache-ttl", "0s");
    settings.put("hybridsearch.recommender.similar-cache-ttl", "0s");
    settings.put("hybridsearch.retrieve.cache-ttl", "0s");
    settings.put("hybridsearch.embed.query-cache-size", "0");
  }
}
