package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hybridsearch.shop.ShopConfig;

/** Tells where to go, once the service is up. */
@Singleton
final class Addresses {

  private final String root;
  private final boolean shop;

  Addresses(
      @ConfigProperty(name = "quarkus.http.host", defaultValue = "localhost") String host,
      @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port,
      ShopConfig shop) {
    this.root = "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port;
    this.shop = shop.enabled();
  }

  void tell() {
    String page = shop ? "A page to see it " + root + "/, " : "";
    Progress.say("Ready. " + page + "GraphQL " + root + "/graphql, its UI " + root + "/q/graphql-ui, health " + root + "/q/health");
  }
}
