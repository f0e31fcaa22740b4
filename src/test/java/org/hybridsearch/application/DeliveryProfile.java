package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service as it is wired, with an event tracker. */
public class DeliveryProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("hybridsearch.demo", "false", "hybridsearch.opensearch.index-prefix", "delivery-it");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TrackerResource.class));
  }
}
