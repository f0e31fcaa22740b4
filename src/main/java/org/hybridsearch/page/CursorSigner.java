package org.hybridsearch.page;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs cursors with HMAC-SHA256, cut to 16 bytes (RFC 2104, section 5), and tells forged ones. Thread-safe. */
final class CursorSigner {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TAG_BYTES = 16;

  private final SecretKeySpec key;

  CursorSigner(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** URL-safe text, at most 512 characters for a window of 500. */
  String sign(Cursor cursor) {
    byte[] body = cursor.toBytes();
    byte[] signed = Arrays.copyOf(body, body.length + TAG_BYTES);
    System.arraycopy(tag(body), 0, signed, body.length, TAG_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /** The cursor; empty when it is not one that this key signed. */
  Optional<Cursor> verify(String text) {
    try {
      byte[] signed = Base64.getUrlDecoder().decode(text);
      int length = signed.length - TAG_BYTES;
      if (length <= 0) {
        return Optional.empty();
      }
      byte[] body = Arrays.copyOf(signed, length);
      boolean genuine = MessageDigest.isEqual(tag(body), Arrays.copyOfRange(signed, length, signed.length));
      return genuine ? Optional.of(Cursor.fromBytes(body)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] tag(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(body), TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This runtime has no " + ALGORITHM, e);
    }
  }
}
