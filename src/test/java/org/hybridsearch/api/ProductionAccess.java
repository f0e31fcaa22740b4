package org.hybridsearch.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.api.bulk.BulkBackend;
import org.hybridsearch.token.TokenMint;

/** Access, consent and schema as in production, with tokens by a public key. */
public final class ProductionAccess {

  /** Who signs the tokens that the service under test believes. */
  static final TokenMint MINT = TokenMint.of(always("the same key, whichever class loader asks"));

  private ProductionAccess() {}

  private static SecureRandom always(String seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
      return random;
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A token that is valid for an hour. */
  static String token(String subject, String... roles) {
    return MINT.token(subject, Set.of(roles), Instant.now().plus(Duration.ofHours(1)));
  }

  /** A token with any claims that is valid for an hour. */
  static String token(Map<String, ?> claims) {
    return MINT.token(claims, Instant.now().plus(Duration.ofHours(1)));
  }

  /** The settings in which production differs from tests, its key apart. */
  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(FakeBackendProfile.NOTHING_STARTS);
    settings.put("hybridsearch.api.default-consent", "NONE");
    settings.put("hybridsearch.access.trust-anonymous", "false");
    settings.put("hybridsearch.api.open-schema", "false");
    return settings;
  }

  /** Runs the edge as in production, with nothing behind it. */
  public static class Profile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(FakeBackend.class, BulkBackend.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = settings();
      settings.put("quarkus.oidc.public-key", MINT.publicKey());
      return settings;
    }
  }

  /** The same without any word of where tokens come from, nor of proxies, and with a limit that a test reaches. */
  public static class WithoutProvider extends Profile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = settings();
      settings.put("hybridsearch.access.rate.anonymous.per-second", "1");
      return settings;
    }
  }

  /** The same with a provider that does not answer. */
  public static class WithProviderGone extends Profile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = settings();
      settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/shop");
      return settings;
    }
  }

  /** The same with limits that a test reaches, and sites that may ask; a proxy on this machine is believed. */
  public static class WithLimits extends Profile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("hybridsearch.access.rate.anonymous.per-second", "1");
      settings.put("hybridsearch.access.rate.anonymous.burst", "12");
      settings.put("hybridsearch.access.rate.trusted.per-second", "1");
      settings.put("hybridsearch.access.rate.trusted.burst", "40");
      settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
      settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
      settings.put("quarkus.http.cors.enabled", "true");
      settings.put("quarkus.http.cors.origins", "https://shop.example");
      settings.put("hybridsearch.api.limits.time", "1s");
      return settings;
    }
  }
}
