package org.hybridsearch.behaviour.visitor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of shoppers' ids: the same id gives the same key on every replica, and without the secret nobody gets from one to
 * the other, not even by guessing ids. The first 128 bits of HMAC-SHA-256 (RFC 2104). Safe for use by many threads.
 */
public final class ShopperKeys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Supplier<byte[]> secret;
  private volatile SecretKeySpec key;

  /** @param secret asked once, when the first key is needed; what it throws comes through, and it is asked again */
  public ShopperKeys(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  /** The key of an id: 22 characters; empty for the empty id, which is nobody's. */
  public String of(String id) {
    if (id.isEmpty()) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return TEXT.encodeToString(Arrays.copyOf(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(secret.get(), ALGORITHM);
      key = known;
    }
    return known;
  }
}
