package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The profile {@code aws-local} as it is shipped, on a free port and with an empty catalogue. */
public class AwsLocalProfile implements QuarkusTestProfile {

  @Override
  public String getConfigProfile() {
    return "test,aws-local";
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    String port = String.valueOf(freePort());
    String personalize = "arn:aws:personalize:eu-west-1:000000000000:";
    return Map.ofEntries(Map.entry("hybridsearch.standin.port", port), Map.entry("hybridsearch.demo", "false"),
        // A test machine may be busy: who ranks is looked at, not how fast.
        Map.entry("hybridsearch.plan.deadline", "10s"),
        Map.entry("hybridsearch.ranker.personalize.timeout", "1500ms"),
        Map.entry("hybridsearch.recommender.personalize.timeout", "1500ms"),
        Map.entry("hybridsearch.profiles.unbought.personal-filter.arn", personalize + "filter/not-bought"),
        // What one test throttles is not the next one's.
        Map.entry("hybridsearch.personalize.back-off.recovery", "1ms"),
        Map.entry("hybridsearch.recommender.back-off.recovery", "1ms"),
        Map.entry("hybridsearch.delivery.lease", "2s"), Map.entry("hybridsearch.delivery.timeout", "400ms"),
        Map.entry("hybridsearch.dataset.lease", "2s"), Map.entry("hybridsearch.dataset.timeout", "400ms"),
        Map.entry("hybridsearch.erasure.collect", "1s"), Map.entry("hybridsearch.erasure.settle", "4s"),
        Map.entry("hybridsearch.ranker.personalize.context-keys", "DEVICE"),
        Map.entry("hybridsearch.profiles.drinks.personal-filter.arn", personalize + "filter/category"),
        Map.entry("hybridsearch.profiles.drinks.personal-filter.values.CATEGORY", "\"drinks\""));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
