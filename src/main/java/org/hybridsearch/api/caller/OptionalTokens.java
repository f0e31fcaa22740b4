package org.hybridsearch.api.caller;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets the service start where nothing is said of where tokens come from: without this the framework would insist on a provider.
 * It is always the one in the settings that is asked, if there is one.
 */
@ApplicationScoped
class OptionalTokens implements TenantConfigResolver {

  /** Nothing: what the settings say holds. */
  @Override
  public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().nullItem();
  }
}
