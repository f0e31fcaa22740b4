package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service as it is wired, with a small catalogue, little behaviour and a ranker that remembers what it was asked. */
public class EventsProfile implements QuarkusTestProfile {

  static final String PREFIX = "events-it";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "hybridsearch.demo", "false",
        "hybridsearch.opensearch.index-prefix", PREFIX,
        "hybridsearch.behaviour.searches.write-delay", "0s",
        // What is found must not depend on how busy the machine is.
        "hybridsearch.plan.deadline", "10s");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ProxiedEngine.class, RecordingRanker.class);
  }
}
