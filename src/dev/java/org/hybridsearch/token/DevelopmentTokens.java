package org.hybridsearch.token;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hybridsearch.api.Access.Role;
import org.jboss.logging.Logger;

/**
 * Lets every start of development read tokens that it signed itself, and prints one for each role. Where a provider or a public
 * key is configured, that one is asked instead.
 */
@ApplicationScoped
class DevelopmentTokens {

  private static final Logger LOG = Logger.getLogger(DevelopmentTokens.class);
  private static final Duration VALIDITY = Duration.ofDays(1);
  /** A customer of the demo catalogue, who may search as themselves. */
  private static final String SHOPPER = "250";

  private final boolean provided;

  DevelopmentTokens(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
      @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> publicKey) {
    this.provided = provider.isPresent() || publicKey.isPresent();
  }

  void make(@Observes Oidc oidc, LaunchMode mode) {
    if (mode != LaunchMode.DEVELOPMENT || provided) {
      return;
    }
    TokenMint mint = TokenMint.of(new SecureRandom());
    oidc.create(OidcTenantConfig.builder().publicKey(mint.publicKey()).build());
    Instant expiry = Instant.now().plus(VALIDITY);
    LOG.info("Tokens of this start, for a header Authorization: Bearer. Without one, development allows everything.");
    LOG.infof("shopper %s: %s", SHOPPER, mint.token(SHOPPER, Set.of(), expiry));
    for (Role role : Role.values()) {
      String name = role.name().toLowerCase(Locale.ROOT);
      LOG.infof("%s: %s", name, mint.token("development-" + name, Set.of(name), expiry));
    }
  }
}
