package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The service as it is wired, with a small catalogue; what it learns from its logs it reads at every turn. */
public class LogProfile implements QuarkusTestProfile {

  static final String PREFIX = "log-it";

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(new EventsProfile().getConfigOverrides());
    settings.put("hybridsearch.opensearch.index-prefix", PREFIX);
    settings.put("hybridsearch.suggest.refresh-every", "0s");
    settings.put("hybridsearch.behaviour.clicks.refresh-every", "0s");
    return settings;
  }
}
