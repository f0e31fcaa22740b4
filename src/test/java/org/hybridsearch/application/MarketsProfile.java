package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service as it is wired, with an English market, two German ones, a Chinese one, and one to break. */
public class MarketsProfile implements QuarkusTestProfile {

  static final String PREFIX = "markets-it";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("hybridsearch.demo", "false"),
        Map.entry("hybridsearch.opensearch.index-prefix", PREFIX),
        Map.entry("hybridsearch.markets.default.currency", "USD"),
        Map.entry("hybridsearch.markets.de.language", "german"),
        Map.entry("hybridsearch.markets.de.currency", "EUR"),
        Map.entry("hybridsearch.markets.de.profile", "wordy"),
        Map.entry("hybridsearch.markets.de.attributes.size", "NUMBER"),
        Map.entry("hybridsearch.profiles.wordy.version", "7"),
        Map.entry("hybridsearch.markets.zh.language", "chinese"),
        Map.entry("hybridsearch.markets.zh.currency", "CNY"),
        Map.entry("hybridsearch.markets.zh.embed.local-model", "bge-small-zh"),
        Map.entry("hybridsearch.markets.at.language", "german"),
        Map.entry("hybridsearch.markets.at.currency", "EUR"),
        Map.entry("hybridsearch.markets.broken.language", "french"),
        Map.entry("hybridsearch.behaviour.searches.write-delay", "0s"),
        // What is found must not depend on how busy the machine is.
        Map.entry("hybridsearch.plan.deadline", "10s"));
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ProxiedEngine.class);
  }
}
