package org.hybridsearch.token;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Signs tokens with a key pair of its own. Safe for use by many threads. */
public final class TokenMint {

  private static final int KEY_BITS = 2048;

  private final KeyPair keys;

  private TokenMint(KeyPair keys) {
    this.keys = keys;
  }

  /** A mint with a key pair of its own; the same one for the same random numbers. */
  public static TokenMint of(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS, random);
      return new TokenMint(generator.generateKeyPair());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has RSA", impossible);
    }
  }

  /** The public key, as {@code quarkus.oidc.public-key} takes it. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** A token with its roles in {@code groups}. */
  public String token(String subject, Set<String> roles, Instant expiry) {
    return token(roles.isEmpty() ? Map.of("sub", subject) : Map.of("sub", subject, "groups", roles), expiry);
  }

  /** A token with any claims. */
  public String token(Map<String, ?> claims, Instant expiry) {
    JwtClaimsBuilder builder = Jwt.claims();
    claims.forEach(builder::claim);
    return builder.issuedAt(expiry.minus(Duration.ofDays(1))).expiresAt(expiry).sign(keys.getPrivate());
  }
}
