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
    return Map.of("hybridsearch.standin.port", String.valueOf(freePort()), "hybridsearch.demo", "false",
        // A test machine may be busy: who ranks is looked at, not how fast.
        "hybridsearch.plan.deadline", "10s", "hybridsearch.ranker.personalize.timeout", "1500ms",
        "hybridsearch.profiles.unbought.personal-filter.arn", "arn:aws:personalize:eu-west-1:000000000000:filter/not-bought",
        // What one test throttles is not the next one's.
        "hybridsearch.personalize.back-off.recovery", "1ms",
        "hybridsearch.delivery.lease", "2s", "hybridsearch.delivery.timeout", "400ms",
        "hybridsearch.erasure.collect", "1s", "hybridsearch.erasure.settle", "4s");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
