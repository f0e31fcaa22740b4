package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service as it is wired, with FoodMart in it. Tests share the profile so that it starts and loads once. */
public class FoodMartProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "hybridsearch.demo", "true",
        "hybridsearch.opensearch.index-prefix", "foodmart-it",
        "hybridsearch.shop.enabled", "true",
        "hybridsearch.shop.name", "FoodMart",
        "hybridsearch.shop.shoppers", "250,4676,4021",
        // What is found must not depend on how busy the machine is.
        "hybridsearch.plan.deadline", "10s");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ProxiedEngine.class);
  }
}
