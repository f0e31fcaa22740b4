package org.hybridsearch.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Runs the edge with nothing behind it. */
public class FakeBackendProfile implements QuarkusTestProfile {

  /**
   * Leaves out what would start an engine and load a catalogue by itself; all else behind the edge is made only when asked for,
   * which nobody does where it has an alternative.
   */
  public static final Map<String, String> NOTHING_STARTS = Map.of("quarkus.arc.exclude-types",
      "org.hybridsearch.wiring.boot.Boot,org.hybridsearch.wiring.boot.Upkeep,org.hybridsearch.wiring.boot.Readiness,"
          + "org.hybridsearch.wiring.boot.Erasing");

  @Override
  public Map<String, String> getConfigOverrides() {
    return NOTHING_STARTS;
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeBackend.class);
  }
}
