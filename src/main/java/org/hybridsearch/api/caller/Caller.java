package org.hybridsearch.api.caller;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who sent a request, as far as a valid token tells.
 *
 * @param identity as authentication left it
 * @param trusted whether it may do everything without a token
 */
public record Caller(SecurityIdentity identity, boolean trusted) {

  /** The caller behind an identity; one without a token is trusted where the setting says so. */
  public static Caller of(SecurityIdentity identity, AccessConfig config) {
    return new Caller(identity, identity.isAnonymous() && config.trustAnonymous());
  }

  /** Whether the token carries the role. */
  public boolean has(String role) {
    return trusted || identity.hasRole(role);
  }

  /** The subject of the token: never another claim, such as a name that its owner may choose. */
  public Optional<String> subject() {
    return token().map(JsonWebToken::getSubject);
  }

  /** The subject, else the client that the token was made for; empty without a token. */
  public Optional<String> client() {
    return token().flatMap(token -> Stream.of("sub", "azp", "client_id")
        .flatMap(claim -> Optional.ofNullable(token.<Object>getClaim(claim)).stream()).map(String::valueOf).findFirst());
  }

  private Optional<JsonWebToken> token() {
    return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
  }
}
