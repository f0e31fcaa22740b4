package org.hybridsearch.application;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;

/** The service as it is wired, with a domain of Amazon OpenSearch Service, so to speak. */
public class SignedProfile implements QuarkusTestProfile {

  static final String PORT = "signed-it.port";

  @Override
  public Map<String, String> getConfigOverrides() {
    int port = free();
    return Map.of(
        "hybridsearch.demo", "false",
        "hybridsearch.opensearch.kind", "AWS",
        "hybridsearch.opensearch.url", "http://127.0.0.1:" + port,
        "hybridsearch.opensearch.aws.region", "eu-west-1",
        "hybridsearch.opensearch.index-prefix", "signed-it",
        // What is found must not depend on how busy the machine is.
        "hybridsearch.plan.deadline", "10s",
        PORT, String.valueOf(port));
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(SignedEngine.class);
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
