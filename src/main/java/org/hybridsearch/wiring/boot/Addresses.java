package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells where to go, once the service is up. */
@Singleton
final class Addresses {

  private final String root;

  Addresses(
      @ConfigProperty(name = "quarkus.http.host", defaultValue = "localhost") String host,
      @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port) {
    this.root = "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port;
  }

  void tell() {
    Progress.say("Ready. GraphQL " + root + "/graphql, its UI " + root + "/q/graphql-ui, health " + root + "/q/health");
  }
}
