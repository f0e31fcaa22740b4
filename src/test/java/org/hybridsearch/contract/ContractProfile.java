package org.hybridsearch.contract;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.application.ProxiedEngine;

/** The service as it is wired, with a small catalogue, and a ranker that does what the shopper's name says. */
public class ContractProfile implements QuarkusTestProfile {

  static final String PREFIX = "contract-it";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "hybridsearch.demo", "false",
        "hybridsearch.opensearch.index-prefix", PREFIX,
        // The ranker is another one, but what says that it confirms later is this.
        "hybridsearch.personalize.ranker", "personalize",
        "hybridsearch.ranker.personalize.campaign-arn", "arn:aws:personalize:eu-west-1:123456789012:campaign/shop",
        "hybridsearch.personalize.breaker.delay", "300ms",
        // What is found must not depend on how busy the machine is.
        "hybridsearch.plan.deadline", "10s");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ProxiedEngine.class, ScriptedRanker.class);
  }
}
