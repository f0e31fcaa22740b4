package org.hybridsearch.api;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Access and consent as in production. */
@Alternative
@Singleton
public class ProductionAccess {

  @Produces
  @Alternative
  @Singleton
  Access access() {
    return new Access(LaunchMode.NORMAL);
  }

  /** Runs the edge as in production, with nothing behind it. */
  public static class Profile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(FakeBackend.class, ProductionAccess.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> overrides = new HashMap<>(FakeBackendProfile.NOTHING_STARTS);
      overrides.put("hybridsearch.api.default-consent", "NONE");
      return overrides;
    }
  }
}
