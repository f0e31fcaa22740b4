package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service as it is wired, with an engine of its own and an empty catalogue. */
public class OutageProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("hybridsearch.demo", "false", "hybridsearch.plan.deadline", "2s");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(OwnEngine.class);
  }
}
