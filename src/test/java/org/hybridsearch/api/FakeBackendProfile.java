package org.hybridsearch.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** Runs the edge with nothing behind it. */
public class FakeBackendProfile implements QuarkusTestProfile {

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeBackend.class);
  }
}
